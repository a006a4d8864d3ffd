import type { ReactNode } from 'react';
import type { MaterialView } from '../../domain/api/cases.ts';
import { useWords } from '../app/i18n.ts';

/** How a material stands, in a word with a sign before it. */
export function MaterialMark({ material: { state, required } }: { material: Pick<MaterialView, 'state' | 'required'> }): ReactNode {
  const { t } = useWords();
  const words = t(`material.state.${state}`);
  if (state === 'received') return <span className="nowrap">✓ {words}</span>;
  if (state === 'missing') return required ? <b className="nowrap">✕ {words}</b> : <span className="quiet nowrap">– {words}</span>;
  return <span className="nowrap">○ {words}</span>;
}
