import { Button, Input, Modal } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Field } from '../parts/field.tsx';
import { api } from './api.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { ErrorNotice } from './errors.tsx';
import { useWords } from './i18n.ts';
import { useAction } from './use-action.ts';

const AGAIN_DIFFERS: FieldProblem = {
  path: 'again',
  code: 'differs',
  message: '两次输入的新密码不同。',
  messageEn: 'The two new passwords differ.',
};

/** A person changes their own password; the other sessions end. */
export function PasswordDialog({ close }: { close: () => void }): ReactNode {
  const { t } = useWords();
  const [given, setGiven] = useState({ current: '', next: '', again: '' });
  const [done, setDone] = useState(false);
  const change = useAction<[], void>(async () => {
    await api.post('/session/password', { current: given.current, next: given.next });
    setDone(true);
  });
  const ready = given.current !== '' && given.next !== '' && given.again === given.next;
  const problems = [...(change.error?.fields ?? []), ...(given.again !== '' && given.again !== given.next ? [AGAIN_DIFFERS] : [])];
  const field = (name: 'current' | 'next' | 'again', autoComplete: string, help?: string): ReactNode => (
    <Field path={name} label={t(`password.${name}`)} problems={problems} help={help}>
      <Input.Password
        value={given[name]}
        autoComplete={autoComplete}
        aria-labelledby={`label-${name}`}
        onChange={(event) => setGiven((before) => ({ ...before, [name]: event.target.value }))}
        data-testid={`password-${name}`}
      />
    </Field>
  );
  return (
    <Modal open title={t('password.title')} footer={null} onCancel={close} width={400} data-testid="password-dialog">
      {done ? (
        <div className="stack">
          <p data-testid="password-done">✓ {t('password.done')}</p>
          <Button type="primary" onClick={close}>
            {t('password.close')}
          </Button>
        </div>
      ) : (
        <form
          className="stack"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (ready) void change.run();
          }}
        >
          {field('current', 'current-password')}
          {field('next', 'new-password', t('password.help'))}
          {field('again', 'new-password')}
          {change.error && change.error.fields.length === 0 && <ErrorNotice error={change.error} />}
          <Button type="primary" htmlType="submit" block disabled={!ready} loading={change.pending} data-testid="password-submit">
            {t('password.submit')}
          </Button>
        </form>
      )}
    </Modal>
  );
}
