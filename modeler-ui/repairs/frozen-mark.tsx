import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';

/** Whether work at the matter is suspended, or the engine is behind only; null = engine and record agree again. */
export function FrozenMark({ frozen, settled = false }: { frozen: boolean; settled?: boolean }): ReactNode {
  const { t } = useWords();
  if (settled) return <span className="state done">✓ {t('repair.mark.settled')}</span>;
  return <span className="state frozen">{frozen ? `❚❚ ${t('repair.mark.frozen')}` : `◌ ${t('repair.mark.behind')}`}</span>;
}
