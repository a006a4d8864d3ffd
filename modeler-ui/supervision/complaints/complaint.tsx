import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { ComplaintForm, ComplaintIdentity, ComplaintView } from '../../../domain/api/complaints.ts';
import type { FileView, MatterDetail } from '../../../domain/api/matters.ts';
import { api, withParameters } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { OrganName, useOrganName } from '../../app/organ-names.tsx';
import { dateAndTime } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { DocumentLines, OpinionList } from '../../cases/pieces.tsx';
import { StepTable } from '../../cases/step-table.tsx';
import { FilesTab } from '../../matters/files-tab.tsx';
import { LimitLine } from '../../parts/due.tsx';
import { Facts } from '../../parts/facts.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import '../../cases/cases.css';
import '../signal.css';

/** One complaint (R18): its steps, its words, who complained on request, and what the organ received. */
export function ComplaintPage(): ReactNode {
  const { complaintId = '' } = useParams();
  const matter = useRead<MatterDetail>(`/matters/${encodeURIComponent(complaintId)}`, { fresh: true });
  const complaint = useRead<ComplaintView>(`/complaints/${encodeURIComponent(complaintId)}`, { fresh: true });
  if (!matter.data) return <NotYet read={matter} />;
  if (!complaint.data) return <NotYet read={complaint} />;
  return <Shown found={matter.data} complaint={complaint.data} />;
}

function Shown({ found, complaint }: { found: MatterDetail; complaint: ComplaintView }): ReactNode {
  const { t, pick } = useWords();
  const mine = found.steps.filter(({ id }) => found.atReader.includes(id));
  const clock = found.clocks.find(({ state }) => state === 'running') ?? found.clocks.at(-1);
  return (
    <div className="stack case-page" data-testid="complaint">
      <header className="panel case-head">
        <div className="case-head-main">
          <p className="line">
            <span className="state">{t(complaint.named ? 'complaint.named' : 'complaint.anonymous')}</span>
            <span className={`state ${found.closedAt ? 'done' : 'on'}`} data-testid="complaint-state">
              {pick(found.stateName.text, found.stateName.textEn)}
            </span>
            {complaint.verdict && <span className="state">{pick(complaint.verdict.text, complaint.verdict.textEn)}</span>}
          </p>
          <h1>{found.title}</h1>
          <p className="line">
            <span className="breaks">{found.number}</span>
            <span className="quiet small">
              {t('matters.opened')} {dateAndTime(found.openedAt)} {found.openedBy}
            </span>
          </p>
        </div>
        <div className="case-head-side">
          <div className="line no-print" style={{ justifyContent: 'flex-end' }}>
            {mine.map((step) => (
              <Link key={step.id} to={`/inbox/${step.id}`} data-testid="to-step">
                {t('case.toStep', { step: step.name })}
              </Link>
            ))}
            {complaint.mayHandle && complaint.organ && !found.closedAt && complaint.investigations.length === 0 && (
              <Link
                to={withParameters('/investigations/new', { complaints: complaint.id, organ: complaint.organ.id, about: found.number })}
                data-testid="investigate-complaint"
              >
                {t('complaint.investigate')}
              </Link>
            )}
            <Link to={`/matters/${found.id}/timeline`}>{t('complaint.matter')}</Link>
            <Button onClick={() => window.print()}>{t('print')}</Button>
          </div>
          <div className="case-clock">
            {clock?.limits.map((limit) => (
              <LimitLine
                key={limit.id}
                limit={limit}
                clock={clock}
                why={`/matters/${found.id}/clock`}
                name={pick(clock.purposeName.text, clock.purposeName.textEn)}
              />
            ))}
          </div>
        </div>
      </header>
      <div className="signal-columns">
        <div className="stack">
          <Panel title={t('complaint.original')} testId="complaint-original">
            <p className="breaks" style={{ whiteSpace: 'pre-wrap' }}>
              {complaint.text}
            </p>
          </Panel>
          <StepsOf found={found} />
          <Panel title={t('complaint.files')}>
            <FilesTab matterId={found.id} />
          </Panel>
        </div>
        <div className="stack">
          {complaint.named && <Who complaint={complaint} />}
          <About key={complaint.subjectVersion} complaint={complaint} closed={found.closedAt !== null} />
          <Transfers complaint={complaint} files={found.files} />
          {complaint.investigations.length > 0 && (
            <Panel title={t('complaint.investigations')}>
              {complaint.investigations.map((one) => (
                <p key={one.id}>
                  <Link to={`/matters/${one.id}`}>{one.number}</Link> {pick(one.stateName.text, one.stateName.textEn)}
                </p>
              ))}
            </Panel>
          )}
          {complaint.similar.length > 0 && (
            <Panel title={t('complaint.similar')} testId="similar">
              <p className="quiet small">{t('complaint.similarText')}</p>
              {complaint.similar.map((one) => (
                <p key={one.id}>
                  <Link to={`/supervision/complaints/${one.id}`}>
                    {one.number} {one.title}
                  </Link>{' '}
                  {pick(one.stateName.text, one.stateName.textEn)}
                </p>
              ))}
            </Panel>
          )}
        </div>
      </div>
    </div>
  );
}

function StepsOf({ found }: { found: MatterDetail }): ReactNode {
  const { t } = useWords();
  return (
    <>
      {found.steps.length > 0 && (
        <Panel title={t('investigation.steps')}>
          <StepTable steps={found.steps} />
        </Panel>
      )}
      {found.steps.some(({ opinion }) => opinion) && (
        <Panel title={t('investigation.opinions')}>
          <OpinionList steps={found.steps} />
        </Panel>
      )}
      {found.documents.length > 0 && (
        <Panel title={t('case.documents')}>
          <DocumentLines documents={found.documents} />
        </Panel>
      )}
    </>
  );
}

/** Who complained is asked for, each time; leaving the page forgets it. */
function Who({ complaint }: { complaint: ComplaintView }): ReactNode {
  const { t } = useWords();
  const [identity, setIdentity] = useState<ComplaintIdentity | null>(null);
  const show = useAction((key) => api.post<ComplaintIdentity>(`/complaints/${encodeURIComponent(complaint.id)}/identity`, {}, { key }));
  return (
    <Panel title={t('complaint.identityTitle')} testId="complainant">
      {identity ? (
        <>
          <Facts
            items={(['name', 'phone', 'address', 'idNumber'] as const).map((key) => ({
              label: t(`complaint.${key}`),
              value: identity[key],
            }))}
          />
          <p className="quiet small">{t('complaint.shown')}</p>
        </>
      ) : (
        <>
          <p className="quiet small">{t('complaint.protected')}</p>
          {complaint.mayHandle && (
            <Button
              className="no-print"
              loading={show.pending}
              onClick={() => void show.run().then((answer) => answer && setIdentity(answer))}
              data-testid="show-identity"
            >
              {t('complaint.show')}
            </Button>
          )}
          {show.error && <ErrorNotice error={show.error} />}
        </>
      )}
    </Panel>
  );
}

function About({ complaint, closed }: { complaint: ComplaintView; closed: boolean }): ReactNode {
  const { t } = useWords();
  const organName = useOrganName();
  const [changing, setChanging] = useState(false);
  const [organId, setOrgan] = useState(complaint.organ?.id ?? '');
  const [personId, setPerson] = useState<string | null>(complaint.person?.id ?? null);
  const form = useRead<ComplaintForm>(changing ? withParameters('/complaints/form', { organ: organId }) : null);
  const save = useAction(async (key) => {
    await api.post(
      `/complaints/${encodeURIComponent(complaint.id)}/subject`,
      { organId: organId || null, caseId: complaint.case?.id ?? null, personId, base: complaint.subjectVersion },
      { key },
    );
    return true;
  });
  return (
    <Panel title={t('complaint.about')} testId="complaint-about" stacked>
      <Facts
        items={[
          { label: t('complaint.organ'), value: complaint.organ ? <OrganName of={complaint.organ} /> : t('complaint.unknown') },
          {
            label: t('complaint.caseId'),
            value: complaint.case ? <Link to={`/cases/${complaint.case.id}`}>{complaint.case.number}</Link> : null,
          },
          { label: t('complaint.person'), value: complaint.person?.name ?? '' },
        ]}
      />
      {changing && form.data && (
        <div className="stack">
          {!complaint.case && (
            <Select
              showSearch
              optionFilterProp="label"
              aria-label={t('complaint.organ')}
              value={organId || undefined}
              onChange={(value: string) => {
                setOrgan(value);
                setPerson(null);
                save.clear();
              }}
              options={form.data.organs.map((one) => ({ value: one.id, label: organName(one) }))}
              data-testid="about-organ"
            />
          )}
          <Select
            showSearch
            allowClear
            optionFilterProp="label"
            aria-label={t('complaint.person')}
            placeholder={t('complaint.person')}
            value={personId ?? undefined}
            onChange={(value?: string) => {
              setPerson(value ?? null);
              save.clear();
            }}
            options={form.data.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {save.error && <ErrorNotice error={save.error} />}
          <p className="line">
            <Button
              type="primary"
              loading={save.pending}
              onClick={() => void save.run().then((done) => done && setChanging(false))}
              data-testid="save-about"
            >
              {t('complaint.save')}
            </Button>
            <Button onClick={() => setChanging(false)}>{t('cancel')}</Button>
          </p>
        </div>
      )}
      {complaint.mayHandle && !closed && !changing && (
        <p className="no-print">
          <Button size="small" onClick={() => setChanging(true)} data-testid="change-about">
            {t('complaint.change')}
          </Button>
        </p>
      )}
    </Panel>
  );
}

function Transfers({ complaint, files }: { complaint: ComplaintView; files: readonly FileView[] }): ReactNode {
  const { t, pick } = useWords();
  const [releasing, setReleasing] = useState(false);
  const isOpen = complaint.transfers.some(({ open }) => open);
  return (
    <Panel title={t('complaint.transfers')} testId="transfers">
      {complaint.transfers.length === 0 && <p className="quiet">{t('complaint.noTransfers')}</p>}
      {complaint.transfers.map((one) => (
        <p key={one.id}>
          <Link to={`/matters/${one.id}`}>
            {one.number} {one.title}
          </Link>{' '}
          {pick(one.stateName.text, one.stateName.textEn)} {one.overdue && <span className="due overdue">■ {t('complaint.late')}</span>}
        </p>
      ))}
      {complaint.mayHandle && isOpen && files.length > 0 && (
        <Button className="no-print" size="small" onClick={() => setReleasing(true)} data-testid="release-file">
          {t('complaint.release')}
        </Button>
      )}
      {releasing && <ReleaseDialog complaintId={complaint.id} files={files} close={() => setReleasing(false)} />}
    </Panel>
  );
}
