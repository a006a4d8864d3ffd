import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../app/api.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { ErrorNotice, FieldSummary, focusField } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { civilDate, useNow } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../app/use-draft.ts';
import { DraftMark } from '../parts/draft-mark.tsx';
import { Field } from '../parts/field.tsx';
import { FormFields } from '../parts/form-fields.tsx';
import { stayOnEnter } from '../parts/stay-on-enter.ts';
import { EMPTY_APPLICATION, applicationProblems, givenMaterials, requestOf, type Application } from './application.ts';
import { MaterialChecklist } from './material-checklist.tsx';
import { PartyFields } from './party-fields.tsx';
import { PowerChoice, usePublished, useRegistrablePowers } from './power-choice.tsx';
import { Summary } from './summary.tsx';
import './application.css';

interface RegisteredCase {
  id: string;
  serial: string;
  subject: string;
  partyName: string;
}

/** The window: an application is registered and its case starts on the published flowchart (R9, R11.1–R11.3). */
export function NewApplicationPage(): ReactNode {
  const { t } = useWords();
  const draft = useDraft<Application>('new-application', EMPTY_APPLICATION);
  const [found, setFound] = useState<FieldProblem[]>([]);
  const [registered, setRegistered] = useState<RegisteredCase | null>(null);
  const application = draft.value;
  const powers = useRegistrablePowers();
  // Where there is only one power there is nothing to choose.
  const power =
    powers.data?.items.find(({ id }) => id === application.powerId) ?? (powers.data?.items.length === 1 ? powers.data.items[0] : undefined);
  const powerId = power?.id ?? null;
  const version = usePublished(draft.ready ? power : undefined);
  const entry = version.data?.basics ?? null;
  const today = civilDate(useNow());
  const submit = useAction((key, body: object) => api.post<Omit<RegisteredCase, 'partyName'>>('/cases', body, { key }));
  const problems = submit.error?.fields.length ? submit.error.fields : found;
  const waiting = useMemo(() => (entry ? applicationProblems(application, entry, today) : []), [application, entry, today]);

  const change = (part: Partial<Application>, path?: string): void => {
    draft.change((before) => ({ ...before, ...part }));
    submit.clear();
    if (path) setFound((list) => list.filter((one) => one.path !== path));
  };

  const send = async (): Promise<void> => {
    if (!entry) return;
    setFound(waiting);
    if (waiting[0]) {
      focusField(waiting[0].path);
      return;
    }
    const created = await submit.run(requestOf({ ...application, powerId }, entry, today));
    if (!created) return;
    await draft.discard();
    setRegistered({ ...created, partyName: application.party.name });
  };

  if (registered)
    return (
      <Registered
        created={registered}
        again={() => {
          setRegistered(null);
          setFound([]);
        }}
      />
    );
  if (!draft.ready) return null;
  return (
    <form
      className="application"
      onKeyDown={stayOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="page-head">
        <h1>{t('home.application')}</h1>
        {draft.restored && (
          <span className="quiet small">
            {t('application.restored')}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => {
                setFound([]);
                void draft.discard();
              }}
              data-testid="discard-draft"
            >
              {t('application.startOver')}
            </Button>
          </span>
        )}
      </div>
      <div className="application-body">
        <div className="stack">
          <Section number={1} title={t('application.power')}>
            <PowerChoice powers={powers} chosen={powerId} choose={(chosen) => change({ powerId: chosen, form: {}, materials: {} })} />
          </Section>
          {version.error && <ErrorNotice error={version.error} retry={() => void version.refetch()} />}
          {entry && (
            <>
              <Section number={2} title={t('application.party')}>
                <PartyFields party={application.party} change={(party, path) => change({ party }, path)} problems={problems} />
              </Section>
              <Section number={3} title={t('application.case')}>
                <div className="stack">
                  <Field path="subject" label={t('application.subject')} required help={t('application.subjectHelp')} problems={problems}>
                    <Input
                      value={application.subject}
                      maxLength={LONGEST.subject}
                      onChange={(event) => change({ subject: event.target.value }, 'subject')}
                      aria-labelledby="label-subject"
                    />
                  </Field>
                  <FormFields
                    columns={3}
                    fields={entry.caseForm}
                    values={application.form}
                    onChange={(key, value) => change({ form: { ...application.form, [key]: value } }, `form.${key}`)}
                    prefix="form"
                    problems={problems}
                  />
                </div>
              </Section>
              <Section number={4} title={t('application.materials')}>
                <MaterialChecklist
                  materials={entry.materials}
                  given={givenMaterials(application, entry)}
                  change={(code, given) => change({ materials: { ...application.materials, [code]: given } })}
                />
              </Section>
            </>
          )}
        </div>
        <aside className="application-side">
          {entry && <Summary application={application} entry={entry} organ={power?.organ.name ?? entry.organ.name} />}
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            disabled={!entry}
            loading={submit.pending}
            data-testid="submit-application"
          >
            {t('application.submit')}
          </Button>
          <p className="line">
            <DraftMark state={draft.state} />
          </p>
          <FieldSummary problems={problems} />
          {submit.error && submit.error.fields.length === 0 && <ErrorNotice error={submit.error} safe={t('application.kept')} />}
        </aside>
      </div>
    </form>
  );
}

function Section({ number, title, children }: { number: number; title: string; children: ReactNode }): ReactNode {
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>
          <span className="quiet">{number}</span> {title}
        </h2>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}

function Registered({ created, again }: { created: RegisteredCase; again: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel panel-body stack" style={{ maxWidth: 640, margin: '6vh auto' }} data-testid="registered">
      <h1>{t('application.registered')}</h1>
      <p>{t('application.serial')}</p>
      <p className="breaks" style={{ fontSize: 22, fontWeight: 600 }} data-testid="serial">
        {created.serial}
      </p>
      <p>
        {created.subject} · {created.partyName}
      </p>
      <p className="quiet">{t('application.registeredText')}</p>
      <p className="line no-print">
        <Link to={`/cases/${created.id}`} data-testid="to-case">
          {t('application.toCase')}
        </Link>
        <Button onClick={() => window.print()}>{t('print')}</Button>
        <Button type="primary" onClick={again} data-testid="another">
          {t('application.another')}
        </Button>
      </p>
    </section>
  );
}
