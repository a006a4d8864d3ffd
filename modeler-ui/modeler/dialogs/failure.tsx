import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { failureWords } from '../../registry/api.ts';
import { languageOf } from '../language.ts';

/** What happened, what is safe, and the code to quote. */
export const Failure = ({ fault }: { fault: unknown }) => {
  const { t, i18n } = useTranslation('modeler');
  if (fault === null || fault === undefined) return null;
  const { message, code, hint } = failureWords(fault, languageOf(i18n.language));
  return (
    <Alert
      type="error" showIcon title={message} data-testid="failure" className="dialog-failure"
      description={<>{hint && <p>{hint}</p>}<code>{t('dialog.code', { code })}</code></>}
    />
  );
};
