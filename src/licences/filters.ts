/** What the register of licences and awards may be narrowed by. */
import type { Filters } from '../matters/index.ts';
import { daysAfter } from '../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import type { Time } from '../platform/time/time.ts';
import type { LicenceRow } from './models.ts';

export interface LicenceFilter {
  /** What number or holder hold. */
  q?: string;
  category?: string;
  state?: string;
  /** Id of a power. */
  power?: string;
  /** Code of a power. */
  powerCode?: string;
  organ?: string;
  /** Valid ones that end within so many days. */
  endsWithin?: number;
}

export const licenceFilters = (time: Time): Filters<LicenceFilter, LicenceRow> => ({
  q(typed) {
    const text = typedText(typed);
    if (!text) return undefined;
    const like = `%${text.replace(/[!%_]/g, '!$&')}%`;
    return (bind) => `(licence.number LIKE ${bind(like)} ESCAPE '!' OR licence.holder LIKE ${bind(like)} ESCAPE '!')`;
  },
  category: (category) => ({ category: category as LicenceRow['category'] }),
  state: (state) => ({ state: state as LicenceRow['state'] }),
  power: (power) => ({ power_id: power }),
  powerCode: (code) => ({ power_code: code }),
  organ: (organ) => ({ organ_id: organ }),
  endsWithin: (days) => (bind) =>
    `licence.state = ${bind('valid')} AND licence.valid_to <= ${bind(daysAfter(civilDateInChina(time.now()), days))}`,
});
