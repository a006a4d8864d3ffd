import { Button, Input, Modal } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { api } from './api.ts';
import { ErrorNotice } from './errors.tsx';
import { useWords } from './i18n.ts';
import { useAction } from './use-action.ts';

/** A person changes their own password; the other sessions end. */
export function PasswordDialog({ close }: { close: () => void }): ReactNode {
  const { t, pick } = useWords();
  const [given, setGiven] = useState({ current: '', next: '', again: '' });
  const [done, setDone] = useState(false);
  const change = useAction<[], void>(async () => {
    await api.post('/session/password', { current: given.current, next: given.next });
    setDone(true);
  });
  const differs = given.again !== '' && given.again !== given.next;
  const ready = given.current !== '' && given.next !== '' && given.again === given.next;
  const problemOf = (path: string): ReactNode => change.error?.fields.filter((one) => one.path === path).map(({ code, message, messageEn }) => <span key={code} className="field-problem" role="alert">{pick(message, messageEn)}</span>);
  const field = (name: 'current' | 'next' | 'again', autoComplete: string, below?: ReactNode): ReactNode => (
    <label className="field">
      <span className="field-label">{t(`password.${name}`)}</span>
      <Input.Password value={given[name]} autoComplete={autoComplete} onChange={(event) => setGiven((before) => ({ ...before, [name]: event.target.value }))} data-testid={`password-${name}`} />
      {problemOf(name)}{below}
    </label>
  );
  return (
    <Modal open title={t('password.title')} footer={null} onCancel={close} width={400} data-testid="password-dialog">
      {done ? <div className="stack"><p data-testid="password-done">✓ {t('password.done')}</p><Button type="primary" onClick={close}>{t('password.close')}</Button></div> : (
        <form className="stack" onSubmit={(event: FormEvent) => { event.preventDefault(); if (ready) void change.run(); }}>
          {field('current', 'current-password')}
          {field('next', 'new-password', <span className="quiet small">{t('password.help')}</span>)}
          {field('again', 'new-password', differs && <span className="field-problem" role="alert">{t('password.differs')}</span>)}
          {change.error && change.error.fields.length === 0 && <ErrorNotice error={change.error} />}
          <Button type="primary" htmlType="submit" block disabled={!ready} loading={change.pending} data-testid="password-submit">{t('password.submit')}</Button>
        </form>
      )}
    </Modal>
  );
}
