/** What the list of cases may be narrowed by. */
import { Op } from 'sequelize';
import { dayAround } from '../../domain/time/civil-time.ts';
import { dueWithin, has, hasColour, hasRare, holdsText, matterModels, type Filters, type MatterRow } from '../matters/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Time } from '../platform/time/time.ts';
import { caseModels } from './models.ts';

export interface CaseFilter {
  /** What number, title or party's name hold. */
  q?: string;
  /** `running`, or a state of cases. */
  state?: string;
  clock?: string;
  power?: string;
  organ?: string;
  /** Colour of a signal raised against it. */
  signal?: string;
  due?: string;
}

export function caseFilters(database: Database, time: Time): Filters<CaseFilter, MatterRow> {
  const { caseOfMatter } = caseModels(database);
  const { signalsOfMatter } = matterModels(database);
  return {
    q: (text) => (bind) => holdsText(database, text, bind),
    state: (state) => ({ state: state === 'running' ? { [Op.ne]: 'completed' } : state }),
    power: (power) => has(caseOfMatter, { power_id: power }),
    organ: (organ) => ({ organ_id: organ }),
    clock: hasColour,
    due(when) {
      if (when !== 'today') return undefined;
      const { from, before } = dayAround(time.now());
      return (bind) => `m.closed_at IS NULL AND ${dueWithin(bind(from), bind(before))}`;
    },
    signal: (colour) => hasRare(signalsOfMatter, { colour: colour as 'yellow' | 'red' }),
  };
}
