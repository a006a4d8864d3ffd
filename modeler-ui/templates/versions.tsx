import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import type { DryRun, TemplateDetail, TemplateVersion } from '../../domain/api/templates.ts';
import type { Wording } from '../../domain/documents/wording.ts';
import { Panel } from '../parts/panel.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { DryRunTable } from './dry-run-table.tsx';

/** Every version with who proposed and who answered it; an earlier one is begun from to go back to it. */
export function Versions({ found, load }: { found: TemplateDetail; load: (body: Wording) => void }): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<{ version: TemplateVersion; what: 'approve' | 'decline' } | null>(null);
  const [tried, setTried] = useState<DryRun | null>(null);
  const dryRun = useAction(
    (_key, body: Wording) => api.post<DryRun>(`/document-templates/${encodeURIComponent(found.code)}/dry-run`, { body }),
    { changesNothing: true },
  );
  const answer = useAction((key, reason: string) =>
    api.post<{ id: string }>(`/document-template-versions/${asked?.version.id ?? ''}/${asked?.what ?? ''}`, { reason }, { key }),
  );
  const look = async (version: TemplateVersion): Promise<void> => {
    const answered = await dryRun.run(version.body);
    if (!answered) return;
    setTried(answered);
    setAsked({ version, what: 'approve' });
  };
  return (
    <Panel title={t('template.history')} stacked>
      {found.versions.length === 0 && <p className="quiet">{t('template.noHistory')}</p>}
      {dryRun.error && <ErrorNotice error={dryRun.error} />}
      {found.versions.map((version) => (
        <article key={version.id} className="opinion" data-testid="template-version" data-state={version.state}>
          <p className="line">
            <b>{t('template.versionNumber', { version: version.version })}</b>
            <span className={`state ${version.state === 'in-force' ? 'done' : 'on'}`}>{t(`template.state.${version.state}`)}</span>
            <span className="quiet small">
              {version.by.name} {dateAndTime(version.at)}
            </span>
            {version.mayApprove && (
              <Button type="primary" size="small" loading={dryRun.pending} onClick={() => void look(version)} data-testid="approve-wording">
                {t('template.approve')}
              </Button>
            )}
            {(version.mayApprove || version.mayWithdraw) && (
              <Button size="small" onClick={() => setAsked({ version, what: 'decline' })} data-testid="decline-wording">
                {t(version.mayWithdraw ? 'template.withdraw' : 'template.decline')}
              </Button>
            )}
            <Button size="small" type="link" onClick={() => load(version.body)}>
              {t('template.load')}
            </Button>
          </p>
          <p>{version.reason}</p>
          {version.answer && (
            <p className="quiet small">
              {version.answer.by.name} {dateAndTime(version.answer.at)} {version.answer.reason}
              {version.answer.papers > 0 && ` · ${t('template.tried', { papers: version.answer.papers, changed: version.answer.changed })}`}
            </p>
          )}
        </article>
      ))}
      {found.versions.length > 0 && (
        <p>
          <Button size="small" type="link" onClick={() => load({})}>
            {t('template.loadShipped')}
          </Button>
        </p>
      )}
      {asked && (
        <ReasonDialog
          key={asked.what}
          title={
            asked.what === 'approve'
              ? t('template.approveTitle', { version: asked.version.version })
              : t(asked.version.mayWithdraw ? 'template.withdraw' : 'template.decline')
          }
          text={asked.what === 'approve' ? t('template.approveText') : undefined}
          label={t(asked.what === 'approve' ? 'template.opinion' : 'template.reason')}
          optional={asked.what === 'approve'}
          disabled={asked.what === 'approve' && tried !== null && tried.errors > 0}
          confirmText={t(
            asked.what === 'approve' ? 'template.approve' : asked.version.mayWithdraw ? 'template.withdraw' : 'template.decline',
          )}
          action={answer}
          done={() => void message.success(t(asked.what === 'approve' ? 'template.approved' : 'template.declined'))}
          close={() => setAsked(null)}
          testId="answer-dialog"
        >
          {asked.what === 'approve' && tried && <DryRunTable found={tried} />}
        </ReasonDialog>
      )}
    </Panel>
  );
}
