import { useState, type ReactNode } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';
import { LanguageSwitch } from '../app/shell.tsx';
import type { DemonstrationAccount } from '../../domain/api/session.ts';
import { SignInForm, type Credentials } from '../app/sign-in-form.tsx';

/** Organs with more people than this are folded, but for the first: its walk is the one that the README tells. */
const FEW = 3;

function byOrgan(accounts: DemonstrationAccount[]): DemonstrationAccount[][] {
  const groups = new Map<string, DemonstrationAccount[]>();
  for (const one of accounts) groups.set(one.organ.id, [...(groups.get(one.organ.id) ?? []), one]);
  return [...groups.values()];
}

/** Only addresses of this application, so that a sent link cannot lead elsewhere. */
const inside = (to: string | null): string => (to && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/');

export function SignInPage(): ReactNode {
  const { t, pick } = useWords();
  const { person, session } = useSession();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const [filled, setFilled] = useState<Credentials>();
  const to = inside(parameters.get('to'));
  if (person) return <Navigate to={to} replace />;

  return (
    <main className="sign-in">
      <section className="sign-in-card">
        <header>
          <img src="/mark.svg" alt="" width={36} height={36} />
          <div>
            <h1>{t('product')}</h1>
            <p className="quiet">{t('productLong')}</p>
          </div>
          <LanguageSwitch />
        </header>
        <SignInForm filled={filled} done={() => void navigate(to, { replace: true })} />
        <p className="small sign-in-check">
          <Link to="/check">{t('check.title')}</Link>
        </p>
      </section>
      {session.demonstrationAccounts && session.demonstrationAccounts.length > 0 && (
        <section className="sign-in-accounts" aria-label={t('signIn.demonstration')}>
          <h2>{t('signIn.demonstration')}</h2>
          <p className="quiet">{t('signIn.demonstrationText')}</p>
          {byOrgan(session.demonstrationAccounts).map((accounts, index) => (
            <details key={accounts[0]?.organ.id} open={index === 0 || accounts.length <= FEW}>
              <summary>
                {pick(accounts[0]?.organ.name ?? '', accounts[0]?.organ.nameEn ?? '')} <span className="quiet">{accounts.length}</span>
              </summary>
              <ul>
                {accounts.map((one) => (
                  <li key={one.account}>
                    <button
                      type="button"
                      onClick={() => setFilled({ account: one.account, password: one.password })}
                      data-testid={`demo-${one.account}`}
                    >
                      <b>{one.name}</b> <code>{one.account}</code>
                      <span>{pick(one.duty, one.dutyEn)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </section>
      )}
    </main>
  );
}
