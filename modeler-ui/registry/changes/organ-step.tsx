import { Button, Popconfirm } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { ChangeDialog } from '../power/change-dialog.tsx';
import type { ChangeDetail } from '../../../domain/api/changes.ts';
import type { Version } from '../../../domain/api/registry.ts';

/** The organ declares (again), enters what was confirmed, or withdraws (R7a, R8). */
export function OrganStep({ change, proposed }: { change: ChangeDetail; proposed: Version | null }): ReactNode {
  const { t } = useWords('registry');
  const path = `/registry/changes/${encodeURIComponent(change.id)}`;
  const withdraw = useAction<[], void>(async (key) => {
    await api.post(`${path}/withdraw`, { lockVersion: change.lockVersion }, { key });
  });
  return (
    <div className="stack">
      {change.mayDeclare && <DeclareAgain change={change} proposed={proposed} />}
      {change.mayAdjust && <Adjust change={change} proposed={proposed} path={path} />}
      {change.mayWithdraw && (
        <p>
          <Popconfirm
            title={t('changes.withdrawAsk')}
            okText={t('changes.withdraw')}
            cancelText={t('cancel')}
            onConfirm={() => void withdraw.run()}
          >
            <Button loading={withdraw.pending} data-testid="withdraw">
              {t('changes.withdraw')}
            </Button>
          </Popconfirm>
        </p>
      )}
      {withdraw.error && <ErrorNotice error={withdraw.error} />}
    </div>
  );
}

/** What is entered is what the page shows; the server compares it part by part with what was confirmed (R8). */
function Adjust({ change, proposed, path }: { change: ChangeDetail; proposed: Version | null; path: string }): ReactNode {
  const { t } = useWords('registry');
  const adjust = useAction<[], void>(async (key) => {
    await api.post(
      `${path}/adjust`,
      { lockVersion: change.lockVersion, ...(proposed ? { basics: proposed.basics, xml: proposed.bpmnXml } : {}) },
      { key },
    );
  });
  return (
    <div className="notice" data-testid="adjust-proof">
      <p className="notice-title">{t('changes.adjustTitle')}</p>
      <p>{t(proposed ? 'changes.adjustProof' : 'changes.adjustPower')}</p>
      {proposed && (
        <p className="quiet small version-hash">
          {t('power.hash')} <code>{proposed.bpmnHash}</code>
        </p>
      )}
      <p>
        <Button
          type="primary"
          disabled={change.versionId !== null && !proposed}
          loading={adjust.pending}
          onClick={() => void adjust.run()}
          data-testid="adjust"
        >
          {t('changes.adjust')}
        </Button>
      </p>
      {adjust.error && <ErrorNotice error={adjust.error} />}
    </div>
  );
}

/** An expected change is answered, a returned one repaired and declared again. */
function DeclareAgain({ change, proposed }: { change: ChangeDetail; proposed: Version | null }): ReactNode {
  const { t } = useWords('registry');
  const [open, setOpen] = useState(false);
  const concernsPower = change.kind === 'suspend' || change.kind === 'resume' || change.kind === 'abolish';
  return (
    <div className="notice">
      <p className="notice-title">{t(change.state === 'returned' ? 'changes.repair' : 'changes.answer')}</p>
      {change.state === 'returned' && change.opinion && <p className="pre">{change.opinion}</p>}
      <p className="line">
        {proposed && (
          <Link to={`/registry/versions/${proposed.id}/entry`} data-testid="repair-entry">
            {t('power.editEntry')}
          </Link>
        )}
        {proposed && (
          <Link to={`/modeler/${proposed.id}`} data-testid="repair-flowchart">
            {t('changes.repairFlowchart')}
          </Link>
        )}
        {!proposed && !concernsPower && <Link to={`/registry/${change.power.id}`}>{t('changes.toPower')}</Link>}
        {concernsPower && (
          <Button size="small" type="primary" onClick={() => setOpen(true)} data-testid="declare-again">
            {t(`changes.declareKind.${change.kind}`)}
          </Button>
        )}
      </p>
      {!concernsPower && <p className="quiet small">{t('changes.declareThere')}</p>}
      {open && <ChangeDialog power={change.power} kind={change.kind} close={() => setOpen(false)} done={() => setOpen(false)} />}
    </div>
  );
}
