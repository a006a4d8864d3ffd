import { Button, Input, InputNumber, Select } from 'antd';
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { PERIOD_UNITS } from '../../../domain/contract.ts';
import { NATIONAL_CODE, type PowerCodeRule } from '../../../domain/registry/power-code.ts';
import { CATEGORIES, CATEGORY_NAMES, type PowerCategory, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice, FieldSummary } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useSession } from '../../app/use-session.ts';
import type { Organisation } from '../../../domain/api/organisation.ts';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useRead } from '../../app/use-read.ts';
import { DraftMark } from '../../parts/draft-mark.tsx';
import { Field } from '../../parts/field.tsx';
import { stayOnEnter } from '../../parts/stay-on-enter.ts';
import type { Skeleton } from '../../../domain/api/catalogue.ts';
import type { VersionSummary } from '../../../domain/api/registry.ts';
import { EMPTY_POWER, initialEntry, newPowerProblems, partsOf, processIdOf, type NewPower } from './initial-entry.ts';

const BLANK = 'blank';

/** A new power: category, skeleton, identity and first legal basis; then the entry and the flowchart are worked on as a draft (R5, R6b). */
export function NewPowerPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const { can, person } = useSession();
  const navigate = useNavigate();
  const draft = useDraft<NewPower>('new-power', EMPTY_POWER);
  const [tried, setTried] = useState(false);
  const skeletons = useRead<{ items: Skeleton[]; powerCode: PowerCodeRule }>('/registry/skeletons');
  const organisation = useRead<Organisation>('/organisation');
  const given = draft.value;
  const codeRule = skeletons.data?.powerCode ?? NATIONAL_CODE;
  const offered = (skeletons.data?.items ?? []).filter(({ category }) => category === given.category);
  const set = (patch: Partial<NewPower>): void => draft.change((before) => ({ ...before, ...patch }));

  /** The law's usual limit comes with the skeleton, to be corrected where this law says otherwise. */
  const chooseSkeleton = (id: string): void => {
    const limit = offered.find((one) => one.id === id)?.limits.statutory;
    set({ skeleton: id, ...(limit ? { days: limit.days, unit: limit.unit } : {}) });
  };

  const organs = (organisation.data?.organs ?? []).filter(({ id }) => can('registry.review') || id === person?.organ.id);
  const only = organs.length === 1 ? organs[0]?.id : undefined;
  const organId = given.organId || only || '';
  const complete = useMemo(() => ({ ...given, organId }), [given, organId]);

  const create = useAction<[RegistryEntry, string | null], void>(async (key, basics, skeleton) => {
    const created = await api.post<{ powerId: string; version: VersionSummary }>('/registry/powers', { basics, skeleton }, { key });
    await draft.discard();
    await navigate(`/registry/versions/${created.version.id}/entry`);
  });
  const problems = [...(tried ? newPowerProblems(complete, codeRule) : []), ...(create.error?.fields ?? [])];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const organ = organs.find(({ id }) => id === organId);
    if (newPowerProblems(complete, codeRule).length > 0 || !organ || given.category === '') return;
    const skeleton = offered.find(({ id }) => id === given.skeleton);
    void create.run(
      initialEntry({ ...complete, category: given.category }, { id: organ.id, name: organ.name }, skeleton ? partsOf(skeleton) : {}),
      skeleton?.id ?? null,
    );
  };
  return (
    <section className="registry wizard" data-testid="new-power-page">
      <header className="page-head">
        <h1>{t('list.new')}</h1>
        <DraftMark state={draft.state} />
      </header>
      {draft.restored && (
        <div className="notice">
          <p>
            {t('wizard.restored')}{' '}
            <Button size="small" type="link" onClick={() => void draft.discard()}>
              {t('wizard.startOver')}
            </Button>
          </p>
        </div>
      )}
      {skeletons.error && <ErrorNotice error={skeletons.error} retry={() => void skeletons.refetch()} />}
      {!draft.ready && <div className="page-wait" aria-busy="true" />}
      {draft.ready && (
        <form className="stack" onSubmit={submit} onKeyDown={stayOnEnter} noValidate>
          <Choice
            path="category"
            title={`1. ${t('wizard.category')}`}
            problems={problems}
            chosen={given.category}
            choose={(category) => set({ category: category as PowerCategory, skeleton: '' })}
            options={CATEGORIES.map((category) => ({
              value: category,
              name: t(`category.${category}`),
              text: t(`wizard.about.${category}`),
              mark: CATEGORY_NAMES[category].code,
            }))}
          />
          {given.category !== '' && (
            <Choice
              path="skeleton"
              title={`2. ${t('wizard.skeleton')}`}
              problems={problems}
              chosen={given.skeleton}
              choose={chooseSkeleton}
              options={[
                ...offered.map((one) => ({
                  value: one.id,
                  name: pick(one.name, one.nameEn),
                  text: pick(one.description, one.descriptionEn),
                })),
                { value: BLANK, name: t('wizard.blank'), text: t('wizard.blankText') },
              ]}
            />
          )}
          {given.skeleton !== '' && (
            <Identity
              given={complete}
              set={set}
              problems={problems}
              codeRule={codeRule}
              organs={organs.map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
            />
          )}
          {tried && <FieldSummary problems={problems} />}
          {create.error && create.error.fields.length === 0 && <ErrorNotice error={create.error} safe={t('kept')} />}
          {given.skeleton !== '' && (
            <p className="line">
              <Button type="primary" htmlType="submit" loading={create.pending} data-testid="create-power">
                {t('wizard.create')}
              </Button>
              <span className="quiet small">{t('wizard.then')}</span>
            </p>
          )}
        </form>
      )}
    </section>
  );
}

interface ChoiceProps {
  path: string;
  title: string;
  options: { value: string; name: string; text: string; mark?: string }[];
  chosen: string;
  choose: (value: string) => void;
  problems: ReturnType<typeof newPowerProblems>;
}

function Choice({ path, title, options, chosen, choose, problems }: ChoiceProps): ReactNode {
  return (
    <section className="power-card">
      <Field path={path} label={title} problems={problems}>
        <div className="choice-cards" role="radiogroup" aria-labelledby={`label-${path}`}>
          {options.map(({ value, name, text, mark }) => (
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={value === chosen}
              className={value === chosen ? 'on' : ''}
              onClick={() => choose(value)}
              data-testid={`${path}-${value}`}
            >
              <b>
                {mark && <span className="quiet">{mark} </span>}
                {name}
              </b>
              <span className="quiet small">{text}</span>
            </button>
          ))}
        </div>
      </Field>
    </section>
  );
}

function Identity({
  given,
  set,
  problems,
  organs,
  codeRule,
}: {
  given: NewPower;
  set: (patch: Partial<NewPower>) => void;
  problems: ChoiceProps['problems'];
  organs: { value: string; label: string }[];
  codeRule: PowerCodeRule;
}): ReactNode {
  const { t, pick } = useWords('registry');
  const place = useRef<HTMLElement>(null);
  // Newer browsers answer a scroll with a promise, which must not reach React as the effect's clean-up.
  useEffect(() => {
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const text = (
    key: 'code' | 'name' | 'nameEn' | 'processId' | 'law' | 'article',
    path: string,
    label: string,
    help?: string,
    placeholder?: string,
  ): ReactNode => (
    <Field path={path} label={label} required={key !== 'processId'} help={help} problems={problems}>
      <Input
        value={given[key]}
        placeholder={placeholder}
        aria-labelledby={`label-${path}`}
        onChange={(event) => set({ [key]: key === 'code' ? event.target.value.toUpperCase().replace(/\s/g, '') : event.target.value })}
      />
    </Field>
  );
  return (
    <section className="power-card" ref={place}>
      <span className="field-label">{`3. ${t('wizard.identity')}`}</span>
      <div className="fields">
        {text('code', 'basics.powerCode', t('power.code'), pick(codeRule.help, codeRule.helpEn))}
        <Field path="basics.organ.id" label={t('power.organ')} required problems={problems}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={given.organId || undefined}
            options={organs}
            aria-labelledby="label-basics.organ.id"
            onChange={(organId: string) => set({ organId })}
          />
        </Field>
        {text('name', 'basics.powerName', t('entry.name'))}
        {text('nameEn', 'basics.powerNameEn', t('entry.nameEn'))}
        {text('processId', 'basics.processId', t('wizard.processId'), t('wizard.processIdHelp'), processIdOf(given.nameEn, given.code))}
        <span />
        {text('law', 'basics.legalBasis.0.law', t('entry.law'), t('wizard.lawHelp'))}
        {text('article', 'basics.legalBasis.0.article', t('entry.article'))}
        <Field path="basics.legalBasis.0.text" label={t('entry.articleText')} required problems={problems} wide>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 10 }}
            value={given.text}
            aria-labelledby="label-basics.legalBasis.0.text"
            onChange={(event) => set({ text: event.target.value })}
          />
        </Field>
        <Field path="basics.limits.statutory.days" label={t('limits.statutory')} required problems={problems} help={t('wizard.limitHelp')}>
          <span className="line">
            <InputNumber
              min={1}
              max={3650}
              precision={0}
              controls={false}
              value={given.days}
              aria-labelledby="label-basics.limits.statutory.days"
              onChange={(days) => set({ days })}
            />
            <Select
              value={given.unit}
              style={{ width: 120 }}
              aria-label={t('entry.unitLabel')}
              options={PERIOD_UNITS.map((value) => ({ value, label: t(`entry.unit.${value}`) }))}
              onChange={(unit) => set({ unit })}
            />
          </span>
        </Field>
      </div>
    </section>
  );
}
