import { useState, type ReactNode } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/session.tsx';
import { LanguageSwitch } from '../app/shell.tsx';
import { SignInForm, type Credentials } from '../app/sign-in-form.tsx';

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
          <div><h1>{t('product')}</h1><p className="quiet">{t('productLong')}</p></div>
          <LanguageSwitch />
        </header>
        <SignInForm filled={filled} done={() => void navigate(to, { replace: true })} />
      </section>
      {session.demonstrationAccounts && session.demonstrationAccounts.length > 0 && (
        <section className="sign-in-accounts" aria-label={t('signIn.demonstration')}>
          <h2>{t('signIn.demonstration')}</h2>
          <p className="quiet">{t('signIn.demonstrationText')}</p>
          <ul>
            {session.demonstrationAccounts.map((one) => (
              <li key={one.account}>
                <button type="button" onClick={() => setFilled({ account: one.account, password: one.password })} data-testid={`demo-${one.account}`}>
                  <b>{one.name}</b> <code>{one.account}</code><span>{pick(one.duty, one.dutyEn)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
