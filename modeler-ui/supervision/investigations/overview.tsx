import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { InvestigationForm, InvestigationView } from '../../../domain/api/investigations.ts';
import type { MatterDetail } from '../../../domain/api/matters.ts';
import { api, withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { dateAndTime } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { OpinionList } from '../../cases/pieces.tsx';
import { StepTable } from '../../cases/step-table.tsx';
import { MatterFacts } from '../../matters/known.tsx';
import { Facts } from '../../parts/facts.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { PeopleFields, type ChosenPeople } from './people-fields.tsx';
import '../signal.css';

const names = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join('、');

/** The overview of a matter that is an investigation: what it rests on, whom it concerns, what it found (R17). */
export function InvestigationOverview({ found }: { found: MatterDetail }): ReactNode {
  const { t } = useWords();
  const read = useRead<InvestigationView>(`/matters/${encodeURIComponent(found.id)}/investigation`, { fresh: true });
  if (!read.data) return <NotYet read={read} />;
  const investigation = read.data;
  return (
    <div className="stack">
      {investigation.groundGone && (
        <p className="notice notice-problem" role="status" data-testid="ground-gone">
          {t('investigation.groundGone')}
        </p>
      )}
      <div className="signal-columns">
        <div className="stack">
          <Findings findings={investigation.findings} />
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
        </div>
        <div className="stack">
          <Grounds grounds={investigation.grounds} />
          <People investigation={investigation} />
          <Panel title={t('matter.facts')}>
            <MatterFacts found={found} />
          </Panel>
        </div>
      </div>
    </div>
  );
}

function Findings({ findings }: Pick<InvestigationView, 'findings'>): ReactNode {
  const { t, pick } = useWords();
  return (
    <Panel title={t('investigation.findings')} testId="findings">
      {findings.length === 0 ? (
        <p className="quiet">{t('investigation.noFindings')}</p>
      ) : (
        <table className="plain">
          <tbody>
            {findings.map((one) => (
              <tr key={one.at}>
                <td className="nowrap">{dateAndTime(one.at)}</td>
                <td>
                  <b>{t(`investigation.found.${one.result}`)}</b>
                  {one.responsible.length > 0 && (
                    <div>
                      {t('investigation.responsible')} {names(one.responsible)}
                      {one.gravity && ` · ${t('investigation.gravity')} ${pick(one.gravity.text, one.gravity.textEn)}`}
                    </div>
                  )}
                  {one.measure && (
                    <div>
                      {t('investigation.measure')} {one.measure}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Grounds({ grounds }: Pick<InvestigationView, 'grounds'>): ReactNode {
  const { t, pick } = useWords();
  return (
    <Panel title={t('investigation.grounds')} testId="grounds">
      <ul className="bare stack">
        {grounds.map(({ id, kind, target, stands }) => (
          <li key={id}>
            <span className="state">{t(`investigation.ground.${kind}`)}</span>{' '}
            {target ? (
              <Link to={target.page}>{pick(target.text, target.textEn)}</Link>
            ) : (
              <span className="quiet">{t('investigation.hidden')}</span>
            )}{' '}
            {!stands && <span className="state">{t('investigation.withdrawn')}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function People({ investigation }: { investigation: InvestigationView }): ReactNode {
  const { t } = useWords();
  const [changing, setChanging] = useState(false);
  const { organ, concerned, investigators, mayChange } = investigation;
  return (
    <Panel title={t('investigation.people')} testId="people">
      <Facts
        items={[
          { label: t('investigation.organ'), value: <OrganName of={organ} /> },
          { label: t('investigation.concerned'), value: names(concerned) },
          { label: t('investigation.investigators'), value: names(investigators) },
        ]}
      />
      {mayChange && (
        <p className="no-print" style={{ marginTop: 12 }}>
          <Button size="small" onClick={() => setChanging(true)} data-testid="change-people">
            {t('investigation.change')}
          </Button>
        </p>
      )}
      {changing && <PeopleDialog investigation={investigation} close={() => setChanging(false)} />}
    </Panel>
  );
}

function PeopleDialog({ investigation, close }: { investigation: InvestigationView; close: () => void }): ReactNode {
  const { t } = useWords();
  const { id, organ, peopleVersion: base } = investigation;
  const [people, setPeople] = useState<ChosenPeople>({
    concerned: investigation.concerned.map((one) => one.id),
    investigators: investigation.investigators.map((one) => one.id),
  });
  const form = useRead<InvestigationForm>(withParameters('/investigations/form', { organ: organ.id }), { once: true });
  const action = useAction(async (key, reason: string) => {
    await api.post(`/investigations/${encodeURIComponent(id)}/people`, { ...people, reason, base }, { key });
    return true;
  });
  return (
    <ReasonDialog
      title={t('investigation.change')}
      text={t('investigation.changeText')}
      label={t('investigation.reason')}
      confirmText={t('investigation.change')}
      action={action}
      done={() => undefined}
      close={close}
      disabled={people.investigators.length !== 2}
      testId="people-dialog"
    >
      {form.data ? (
        <PeopleFields
          form={form.data}
          value={people}
          change={(part) => {
            setPeople((before) => ({ ...before, ...part }));
            action.clear();
          }}
          problems={action.error?.fields ?? []}
        />
      ) : (
        <NotYet read={form} />
      )}
    </ReasonDialog>
  );
}
