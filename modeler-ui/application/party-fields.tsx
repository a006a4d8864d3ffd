import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { checkWhileTyping, IDENTIFIERS, type IdentifierKind } from '../../domain/identifiers/index.ts';
import { CODE_TYPES, ID_TYPES, PARTY_FIELDS, type PartyField } from '../../domain/party/party.ts';
import { useWords } from '../app/i18n.ts';
import { civilDate, useNow } from '../app/time.tsx';
import { Field } from '../parts/field.tsx';
import { numberOf, type TypedParty } from './application.ts';

interface Options {
  party: TypedParty;
  change: (party: TypedParty, path: string) => void;
  problems: FieldProblem[];
}

/** Who applies (R11.1): an organisation or a person, numbers checked while they are typed. */
export function PartyFields({ party, change, problems }: Options): ReactNode {
  const { t, pick } = useWords();
  const today = civilDate(useNow());
  const set = <K extends keyof TypedParty>(key: K, value: TypedParty[K]): void => change({ ...party, [key]: value }, `party.${key}`);
  const own = numberOf(party);
  const numbers = [own, { kind: 'phone' as const, typed: party.phone, path: 'party.phone' }].map((number) => ({
    ...number,
    verdict: checkWhileTyping(number.kind, number.typed, today),
  }));
  const live = numbers.flatMap(({ path, verdict }) => (verdict.state === 'wrong' && verdict.problem ? [{ path, ...verdict.problem }] : []));
  const kindChoice = <K extends 'codeType' | 'idType'>(key: K, label: string, kinds: readonly TypedParty[K][]): ReactNode => (
    <Field path={`party.${key}`} label={label} required>
      <Select
        value={party[key]}
        onChange={(value) => set(key, value)}
        aria-labelledby={`label-party.${key}`}
        options={kinds.map((value) => ({ value, label: pick(IDENTIFIERS[value].name, IDENTIFIERS[value].nameEn) }))}
      />
    </Field>
  );
  const input = (field: PartyField): ReactNode => {
    const path = `party.${field.key}`;
    const number = numbers.find((one) => one.path === path);
    const { label, labelEn, ...help } = number ? IDENTIFIERS[number.kind] : { ...field, help: undefined, helpEn: undefined };
    const { verdict } = number ?? {};
    const doubt = verdict?.state === 'doubted' ? verdict.problem : undefined;
    return (
      <Field
        key={field.key}
        path={path}
        label={pick(label, labelEn)}
        required={field.required}
        problems={[...live, ...problems]}
        good={verdict?.state === 'good' && number && hasCheckDigit(number.kind) ? t('party.checked') : undefined}
        help={doubt ? pick(doubt.message, doubt.messageEn) : pick(help.help, help.helpEn)}
      >
        <Input
          value={party[field.key]}
          onChange={(event) => set(field.key, event.target.value)}
          aria-labelledby={`label-${path}`}
          autoComplete="off"
        />
      </Field>
    );
  };
  const [name, ...rest] = PARTY_FIELDS[party.kind];
  return (
    <div className="stack">
      <Radio.Group
        value={party.kind}
        onChange={(event) => set('kind', event.target.value as TypedParty['kind'])}
        optionType="button"
        buttonStyle="solid"
        options={[
          { value: 'organisation', label: <span data-testid="party-organisation">{t('party.organisation')}</span> },
          { value: 'person', label: <span data-testid="party-person">{t('party.person')}</span> },
        ]}
      />
      <div className="fields three">
        {name && input(name)}
        {party.kind === 'organisation'
          ? kindChoice('codeType', t('party.codeTypeLabel'), CODE_TYPES)
          : kindChoice('idType', t('party.idTypeLabel'), ID_TYPES)}
        {rest.map(input)}
      </div>
    </div>
  );
}

const hasCheckDigit = (kind: IdentifierKind): boolean => kind === 'uscc' || kind === 'organisation-code' || kind === 'identity-card';
