import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { DocumentCheck } from '../../domain/api/document-check.ts';
import { api, ApiError, withParameters } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { LanguageSwitch } from '../app/shell.tsx';
import { Facts } from '../parts/facts.tsx';
import { marksOf } from './marks.ts';
import './check.css';

/** Whether a paper is genuine and what has become of it, for whoever holds it: nobody need be signed in (R11.5). */
export function CheckPage(): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState(false);
  const [found, setFound] = useState<DocumentCheck | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  const ask = async (text: string): Promise<void> => {
    const marks = marksOf(text);
    if (!marks || pending) return;
    setPending(true);
    setFound(null);
    setError(null);
    try {
      setFound(await api.get<DocumentCheck>(withParameters('/documents/check', { ...marks }), { quiet: true }));
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
    } finally {
      setPending(false);
    }
  };

  return (
    <main className="sign-in">
      <section className="sign-in-card document-check">
        <header>
          <img src="/mark.svg" alt="" width={36} height={36} />
          <div>
            <h1>{t('check.title')}</h1>
            <p className="quiet">{t('check.text')}</p>
          </div>
          <LanguageSwitch />
        </header>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void ask(typed);
          }}
        >
          <label className="field">
            <span className="field-label">{t('check.marks')}</span>
            <Input.TextArea
              autoFocus
              rows={3}
              maxLength={400}
              value={typed}
              spellCheck={false}
              placeholder={t('check.placeholder')}
              data-testid="check-marks"
              onChange={(event) => {
                const text = event.target.value;
                setTyped(text);
                // A scanner types three lines and ends with the Enter key.
                if (text.endsWith('\n') && text.trim().split('\n').length >= 3) void ask(text);
              }}
            />
            <span className="field-help">{t('check.help')}</span>
          </label>
          <div className="line">
            <Button type="primary" htmlType="submit" loading={pending} disabled={!marksOf(typed)} data-testid="check-ask">
              {t('check.ask')}
            </Button>
            <Link to="/">{t('check.home')}</Link>
          </div>
        </form>
        <div aria-live="polite">
          {error && <ErrorNotice error={error} />}
          {found && <Result found={found} />}
        </div>
      </section>
    </main>
  );
}

function Result({ found }: { found: DocumentCheck }): ReactNode {
  const { t, pick } = useWords();
  const { standing } = found;
  const isGood = standing?.good ?? true;
  return (
    <section className="check-result" data-testid="check-result" data-good={isGood}>
      <h2 className={isGood ? 'good' : 'bad'}>{isGood ? `✓ ${t('check.genuine')}` : `✕ ${t('check.genuineButOver')}`}</h2>
      {standing && <p>{pick(standing.text, standing.textEn)}</p>}
      <Facts
        items={[
          { label: t('check.document'), value: found.title },
          { label: t('check.number'), value: found.number },
          { label: t('check.issuedOn'), value: found.issuedOn },
          { label: t('cases.organ'), value: found.organ },
          { label: t('application.power'), value: found.power },
          { label: t('case.party'), value: found.party },
          { label: t('check.serial'), value: found.serial },
          ...(standing?.validFrom ? [{ label: t('licences.validFrom'), value: standing.validFrom }] : []),
          ...(standing?.validTo ? [{ label: t('licences.validTo'), value: standing.validTo }] : []),
        ]}
      />
      <p className="quiet small">{t('check.compare')}</p>
    </section>
  );
}
