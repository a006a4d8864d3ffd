import type { Words } from '../app/i18n.ts';
import type { OpinionView } from '../../domain/api/steps.ts';

/** Who decided; where a limit passed, nobody did: the law, by its article (docs/adr/0014). */
export function decidedBy({ personName, coOfficerName, byLaw }: OpinionView, t: Words['t']): string {
  if (byLaw) return t('period.byLaw', { basis: byLaw.basis ? t('period.basis', { basis: byLaw.basis }) : '' });
  return [personName, coOfficerName].filter(Boolean).join('、');
}
