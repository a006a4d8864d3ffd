import { Button, Popconfirm, Tooltip } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/i18n.ts';
import type { Finding } from '../../processes/lint/finding.ts';
import type { Version } from '../../domain/api/registry.ts';
import { confirmHindrance, isEditable, isOwn, isToBeEntered, isUnderReview } from '../registry/version-rules.ts';
import { failureWords } from '../registry/api.ts';
import { countOf } from './findings/use-findings.ts';
import type { Dialog } from './workbench-dialogs.tsx';

export interface NextActionsProps {
  version: Version;
  personId: string | null;
  findings: Finding[];
  broken: boolean;
  onDialog: (dialog: Dialog) => void;
  onWithdraw: () => Promise<void>;
  onAdjust: () => Promise<void>;
}

/** The one or two things this person may do next with the version; a hindrance is told, not hidden. */
export const NextActions = ({ version, personId, findings, broken, onDialog, onWithdraw, onAdjust }: NextActionsProps) => {
  const { t } = useWords('modeler');
  const { mayReview, mayDeclare } = version;
  if (isEditable(version.state) && mayDeclare) {
    return (
      <Button size="small" type="primary" disabled={broken} onClick={() => onDialog('declare')} data-testid="declare">
        {t('actions.declare')}
      </Button>
    );
  }
  if (isToBeEntered(version.state) && mayDeclare) return <Adjust onAdjust={onAdjust} />;
  if (!isUnderReview(version.state)) return null;
  const hindrance = confirmHindrance({
    state: version.state,
    mayReview,
    own: isOwn(version, personId),
    errors: broken ? 1 : countOf(findings).errors,
  });
  return (
    <>
      {mayDeclare && <Withdraw onWithdraw={onWithdraw} />}
      {mayReview && (
        <>
          <Button size="small" disabled={hindrance === 'own-declaration'} onClick={() => onDialog('return')} data-testid="return">
            {t('actions.return')}
          </Button>
          <Tooltip title={hindrance ? t(`hindrance.${hindrance}`) : ''}>
            <Button size="small" type="primary" disabled={hindrance !== null} onClick={() => onDialog('confirm')} data-testid="confirm">
              {t('actions.confirm')}
            </Button>
          </Tooltip>
        </>
      )}
    </>
  );
};

const Adjust = ({ onAdjust }: { onAdjust: () => Promise<void> }) => {
  const { t, language } = useWords('modeler');
  const [failure, setFailure] = useState<unknown>(null);
  const [under, setUnder] = useState(false);
  const adjust = (): void => {
    setUnder(true);
    setFailure(null);
    void onAdjust()
      .catch(setFailure)
      .finally(() => setUnder(false));
  };
  return (
    <>
      {failure !== null && (
        <span role="alert" className="status-failed">
          {failureWords(failure, language).message}
        </span>
      )}
      <Button size="small" type="primary" loading={under} onClick={adjust} data-testid="adjust">
        {t('actions.adjust')}
      </Button>
    </>
  );
};

const Withdraw = ({ onWithdraw }: { onWithdraw: () => Promise<void> }) => {
  const { t, language } = useWords('modeler');
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <>
      {failure !== null && (
        <span role="alert" className="status-failed">
          {failureWords(failure, language).message}
        </span>
      )}
      <Popconfirm
        title={t('actions.withdrawAsk')}
        okText={t('actions.withdraw')}
        cancelText={t('dialog.cancel')}
        onConfirm={() => onWithdraw().catch((fault: unknown) => setFailure(fault))}
      >
        <Button size="small" data-testid="withdraw">
          {t('actions.withdraw')}
        </Button>
      </Popconfirm>
    </>
  );
};
