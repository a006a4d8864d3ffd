import type { ReactNode } from 'react';
import type { StepDetail } from '../../domain/api/step-detail.ts';
import type { Outcome } from '../../domain/contract.ts';
import { api } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { useAction } from '../app/use-action.ts';

/** Longer is no phrase. */
const LONGEST = 500;

interface Options {
  detail: StepDetail;
  outcome: Outcome;
  /** What stands in the opinion now: it may be kept. */
  text: string;
  disabled: boolean;
  use: (phrase: string) => void;
}

/** The reader's own phrases for this outcome, and a way to keep what was just written. */
export function OwnPhrases({ detail, outcome, text, disabled, use }: Options): ReactNode {
  const { t } = useWords();
  const keep = useAction((key, phrase: string) => api.post<{ id: string }>('/phrases', { outcome: outcome.code, text: phrase }, { key }));
  const drop = useAction((_key, id: string) => api.delete<undefined>(`/phrases/${id}`));
  const own = detail.ownPhrases.filter((one) => one.outcome === outcome.code);
  const written = text.trim();
  const mayKeep = written && written.length <= LONGEST && !own.some((one) => one.text === written);
  return (
    <>
      {own.map((one) => (
        <span key={one.id} className="own-phrase">
          <button type="button" title={one.text} disabled={disabled} onClick={() => use(one.text)} data-testid="own-phrase">
            {one.text}
          </button>
          <button type="button" aria-label={t('work.dropPhrase')} title={t('work.dropPhrase')} onClick={() => void drop.run(one.id)}>
            ✕
          </button>
        </span>
      ))}
      {mayKeep && (
        <button type="button" disabled={disabled || keep.pending} onClick={() => void keep.run(written)} data-testid="keep-phrase">
          {t('work.keepPhrase')}
        </button>
      )}
    </>
  );
}
