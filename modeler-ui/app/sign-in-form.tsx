import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { ApiError } from './api.ts';
import { ErrorNotice } from './errors.tsx';
import { useWords } from './i18n.ts';
import { useSession } from './use-session.ts';

export interface Credentials {
  account: string;
  password: string;
}

/** `filled` comes from a click on a demonstration account. */
export function SignInForm({ done, filled }: { done: () => void; filled?: Credentials }): ReactNode {
  const { t } = useWords();
  const { signIn, person } = useSession();
  const [account, setAccount] = useState(person?.account ?? '');
  const [password, setPassword] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const first = useRef<InputRef>(null);

  useEffect(() => {
    first.current?.focus();
  }, []);
  useEffect(() => {
    if (!filled) return;
    setAccount(filled.account);
    setPassword(filled.password);
  }, [filled]);

  const submit = async (): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      await signIn(account.trim(), password);
      done();
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
      setPassword('');
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label className="field">
        <span className="field-label">{t('signIn.account')}</span>
        <Input
          ref={first}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
          autoComplete="username"
          name="account"
          data-testid="sign-in-account"
        />
      </label>
      <label className="field">
        <span className="field-label">{t('signIn.password')}</span>
        <Input.Password
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          name="password"
          data-testid="sign-in-password"
        />
      </label>
      {error && <ErrorNotice error={error} />}
      <Button type="primary" htmlType="submit" block loading={pending} disabled={!account.trim() || !password} data-testid="sign-in-submit">
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
