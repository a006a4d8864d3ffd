import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './i18n.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The session ended while somebody was at work: ask again over the page, lose nothing. */
export function SignInDialog({ done, cancel }: { done: () => void; cancel: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Modal
      open
      title={t('signIn.again')}
      footer={null}
      onCancel={cancel}
      mask={{ closable: false }}
      width={400}
      zIndex={2000}
      data-testid="sign-in-dialog"
    >
      <p>{t('signIn.againText')}</p>
      <SignInForm done={done} />
    </Modal>
  );
}
