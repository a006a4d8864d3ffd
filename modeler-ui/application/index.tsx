import { Button, Input } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../app/api.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { ErrorNotice, FieldSummary, focusField } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { civilDate, useNow } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../app/use-draft.ts';
import type { KnownParty } from '../../domain/api/cases.ts';
import { useUploads } from '../matters/use-uploads.ts';
import { DraftMark } from '../parts/draft-mark.tsx';
import { Field } from '../parts/field.tsx';
import { FormFields } from '../parts/form-fields.tsx';
import { stayOnEnter } from '../parts/stay-on-enter.ts';
import {
  applicationContradictions,
  applicationProblems,
  EMPTY_APPLICATION,
  givenMaterials,
  requestOf,
  typedParty,
  withoutDays,
  type Application,
} from './application.ts';
import { LicenceChoice } from './licence-choice.tsx';
import { MaterialChecklist } from './material-checklist.tsx';
import { PartyFields } from './party-fields.tsx';
import { CopyLast, PartySearch } from './party-search.tsx';
import { PowerChoice, usePublished, useRegistrablePowers } from './power-choice.tsx';
import { Receipt, type RegisteredCase } from './receipt.tsx';
import { Summary } from './summary.tsx';
import './application.css';

/** The window: an application is registered and its case starts on the published flowchart (R9, R11.1–R11.3). */
export function NewApplicationPage(): ReactNode {
  const { t } = useWords();
  const draft = useDraft<Application>('new-application', EMPTY_APPLICATION);
  // Once it was sent everything that hinders is told as it is typed; before, only what contradicts.
  const [sent, setSent] = useState(false);
  const [registered, setRegistered] = useState<RegisteredCase | null>(null);
  // Files stay in the page until the case is there that they belong to.
  const uploads = useUploads(registered?.id ?? null);
  const [last, setLast] = useState<KnownParty['ofPower']>(null);
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
  const waiting = useMemo(() => (entry ? applicationProblems(application, entry, today) : []), [application, entry, today]);
  const contradicting = useMemo(() => (entry ? applicationContradictions(application, entry, today) : []), [application, entry, today]);
  const problems: FieldProblem[] = submit.error?.fields.length ? submit.error.fields : sent ? waiting : contradicting;

  // An address may say what is to be registered: the power, and the licence that it is about.
  const [asked, setAsked] = useSearchParams();
  const askedPower = asked.get('power');
  useEffect(() => {
    if (!draft.ready || askedPower === null) return;
    const licenceId = asked.get('licence');
    draft.change((before) => ({
      ...before,
      ...(before.powerId === askedPower ? {} : { form: {}, materials: {} }),
      powerId: askedPower,
      licenceId,
    }));
    setAsked({}, { replace: true });
  }, [draft.ready, askedPower]);

  const change = (part: Partial<Application>): void => {
    draft.change((before) => ({ ...before, ...part }));
    submit.clear();
  };

  const send = async (): Promise<void> => {
    if (!entry) return;
    setSent(true);
    if (waiting[0]) {
      focusField(waiting[0].path);
      return;
    }
    const created = await submit.run(requestOf({ ...application, powerId }, entry, today));
    if (!created) return;
    window.scrollTo(0, 0);
    await draft.discard();
    setRegistered({ ...created, partyName: application.party.name });
  };

  // The hands stay on the keys: from the power to its party, from what was copied to what is still open.
  const toFocus = useRef<'party' | 'open' | null>('party');
  useEffect(() => {
    if (!entry || !toFocus.current) return;
    const where = toFocus.current === 'party' ? 'party-search' : undefined;
    if (where) document.getElementById(where)?.focus();
    else if (waiting[0]) focusField(waiting[0].path);
    toFocus.current = null;
  }, [entry, waiting]);

  if (registered)
    return (
      <Receipt
        created={registered}
        uploads={uploads}
        again={() => {
          for (const { id } of uploads.list) uploads.cancel(id);
          setRegistered(null);
          setLast(null);
          setSent(false);
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
        <Link to="/applications/batch">{t('batch.title')}</Link>
        {draft.restored && (
          <span className="quiet small">
            {t('application.restored')}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => {
                setSent(false);
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
            <PowerChoice
              powers={powers}
              chosen={powerId}
              choose={(chosen) => {
                toFocus.current = 'party';
                setLast(null);
                change({ powerId: chosen, licenceId: null, form: {}, materials: {} });
              }}
            />
            {power?.licence && (
              <div style={{ marginTop: 12 }}>
                <LicenceChoice
                  licence={power.licence}
                  chosen={application.licenceId ?? null}
                  choose={(licenceId) => change({ licenceId })}
                  problems={problems}
                />
              </div>
            )}
          </Section>
          {version.error && <ErrorNotice error={version.error} retry={() => void version.refetch()} />}
          {entry && (
            <>
              <Section number={2} title={t('application.party')}>
                <div className="line" style={{ marginBottom: 10, flexWrap: 'nowrap' }}>
                  <div style={{ flex: 1, maxWidth: 520 }}>
                    <PartySearch
                      powerId={powerId ?? ''}
                      take={(found, ofPower) => {
                        toFocus.current = 'open';
                        setLast(ofPower);
                        change({ party: typedParty(found.party) });
                      }}
                    />
                  </div>
                  {last && (
                    <CopyLast
                      last={last}
                      copy={(found) => {
                        toFocus.current = 'open';
                        change({ subject: found.subject, form: withoutDays(found.form, entry) });
                      }}
                    />
                  )}
                </div>
                <PartyFields party={application.party} change={(party) => change({ party })} problems={problems} />
              </Section>
              <Section number={3} title={t('application.case')}>
                <div className="stack">
                  <Field
                    path="subject"
                    label={t('application.subject')}
                    required
                    help={t(entry.intake?.kind === 'own-motion' ? 'application.subjectHelpOwn' : 'application.subjectHelp')}
                    problems={problems}
                  >
                    <Input
                      value={application.subject}
                      maxLength={LONGEST.subject}
                      onChange={(event) => change({ subject: event.target.value })}
                      aria-labelledby="label-subject"
                    />
                  </Field>
                  <FormFields
                    columns={3}
                    fields={entry.caseForm}
                    values={application.form}
                    onChange={(key, value) => change({ form: { ...application.form, [key]: value } })}
                    prefix="form"
                    problems={problems}
                  />
                </div>
              </Section>
              <Section number={4} title={t('application.materials')}>
                <MaterialChecklist
                  materials={entry.materials}
                  given={givenMaterials(application, entry)}
                  change={(lines) =>
                    change({ materials: { ...application.materials, ...Object.fromEntries(lines.map((line) => [line.code, line])) } })
                  }
                  uploads={uploads}
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
            {t('application.submit')} <kbd>Ctrl+Enter</kbd>
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
