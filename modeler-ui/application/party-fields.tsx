import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { FieldProblem } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { looksLikeOfficerCard, looksLikePassport } from '../app/identifiers.ts';
import { Field } from '../parts/field.tsx';
import { numberPath, numberVerdict, verdictProblem, type TypedParty } from './application.ts';

interface Options { party: TypedParty; change: (party: TypedParty, path: string) => void; problems: FieldProblem[] }

/** Who applies (R11.1): an organisation or a person, check digits checked while typing. */
export function PartyFields({ party, change, problems }: Options): ReactNode {
  const { t } = useWords();
  const set = <K extends keyof TypedParty>(key: K, value: TypedParty[K]): void => change({ ...party, [key]: value }, `party.${key}`);
  const typed = party.kind === 'organisation' ? party.code : party.idNumber;
  const verdict = typed.trim() ? numberVerdict(party) : null;
  const live = verdict && verdict !== 'incomplete' ? verdictProblem(verdict, numberPath(party)) : null;
  const shown = live ? [live, ...problems] : problems;
  const good = verdict === 'valid' ? t('party.checked') : undefined;
  const doubt = party.kind === 'person' && typed.trim().length > 4 && ((party.idType === 'passport' && !looksLikePassport(typed)) || (party.idType === 'officer-card' && !looksLikeOfficerCard(typed)));
  const text = (key: 'name' | 'code' | 'contact' | 'idNumber' | 'phone' | 'address', label: string, required: boolean, extra: { good?: string; help?: string } = {}): ReactNode => (
    <Field path={`party.${key}`} label={label} required={required} problems={shown} {...extra}>
      <Input value={party[key]} onChange={(event) => set(key, event.target.value)} aria-labelledby={`label-party.${key}`} autoComplete="off" />
    </Field>
  );
  return (
    <div className="stack">
      <Radio.Group value={party.kind} onChange={(event) => set('kind', event.target.value as TypedParty['kind'])} optionType="button" buttonStyle="solid" options={[{ value: 'organisation', label: <span data-testid="party-organisation">{t('party.organisation')}</span> }, { value: 'person', label: <span data-testid="party-person">{t('party.person')}</span> }]} />
      <div className="fields three">
        {party.kind === 'organisation' ? (
          <>
            {text('name', t('party.organisationName'), true)}
            <Field path="party.codeType" label={t('party.codeTypeLabel')} required><Select value={party.codeType} onChange={(value) => set('codeType', value)} aria-labelledby="label-party.codeType" options={(['uscc', 'organisation-code'] as const).map((value) => ({ value, label: t(`party.codeType.${value}`) }))} /></Field>
            {text('code', t(`party.codeType.${party.codeType}`), true, { good, help: t(`party.codeHelp.${party.codeType}`) })}
            {text('contact', t('party.contact'), true)}
          </>
        ) : (
          <>
            {text('name', t('party.personName'), true)}
            <Field path="party.idType" label={t('party.idTypeLabel')} required><Select value={party.idType} onChange={(value) => set('idType', value)} aria-labelledby="label-party.idType" options={(['identity-card', 'officer-card', 'passport'] as const).map((value) => ({ value, label: t(`party.idType.${value}`) }))} /></Field>
            {text('idNumber', t('party.idNumber'), true, { good, help: doubt ? t('party.doubt') : t(`party.idHelp.${party.idType}`) })}
          </>
        )}
        {text('phone', t('party.phone'), true)}
        {text('address', t('party.address'), false)}
      </div>
    </div>
  );
}
