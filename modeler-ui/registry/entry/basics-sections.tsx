import { FILE_GROUPS, FILE_GROUP_NAMES, type FileGroup } from '../../../domain/files/file-kinds.ts';
import { Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { PROMISE_CHECK_DAYS } from '../../../domain/cases/materials.ts';
import { GO_BACK, intakeOf, type Material } from '../../../domain/registry/registry-entry.ts';
import { SPECIAL_PROCEDURE_CODES, SPECIAL_PROCEDURES } from '../../../domain/registry/stages.ts';
import { useWords } from '../../app/i18n.ts';
import { licenceAct } from '../../../domain/licences/acts.ts';
import { Field } from '../../parts/field.tsx';
import { ChoiceField, ManyField, NumberField, orNothing, TextField, type SectionProps } from './controls.tsx';
import { ListEditor } from './list-editor.tsx';

/** Name, kind and beginning of the power. Code, process and organ are its identity and stay (R5). */
export function BasicsSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t, pick } = useWords('registry');
  const intake = intakeOf(entry);
  return (
    <div className="fields">
      <TextField
        {...rest}
        path="basics.powerCode"
        label={t('power.code')}
        value={entry.powerCode}
        onChange={() => undefined}
        disabled
        mono
        help={t('entry.fixed')}
      />
      <TextField
        {...rest}
        path="basics.organ.name"
        label={t('power.organ')}
        value={entry.organ.name}
        onChange={() => undefined}
        disabled
        help={t('entry.fixed')}
      />
      <TextField
        {...rest}
        path="basics.powerName"
        label={t('entry.name')}
        required
        value={entry.powerName}
        onChange={(powerName) => change({ powerName })}
      />
      <TextField
        {...rest}
        path="basics.powerNameEn"
        label={t('entry.nameEn')}
        required
        value={entry.powerNameEn}
        onChange={(powerNameEn) => change({ powerNameEn })}
      />
      <TextField
        {...rest}
        path="basics.category"
        label={t('power.category')}
        value={t(`category.${entry.category}`)}
        onChange={() => undefined}
        disabled
        help={t('entry.fixed')}
      />
      <ChoiceField
        {...rest}
        path="basics.procedure"
        label={t('entry.procedure')}
        value={entry.procedure ?? 'ordinary'}
        onChange={(procedure) => change({ procedure })}
        options={(['ordinary', 'simple'] as const).map((value) => ({ value, label: t(`procedure.${value}`) }))}
      />
      <ChoiceField
        {...rest}
        path="basics.intake.kind"
        label={t('entry.intake')}
        value={intake.kind}
        onChange={(kind) => change({ intake: { ...intake, kind: kind ?? intake.kind } })}
        options={(['application', 'own-motion'] as const).map((value) => ({ value, label: t(`intake.${value}`) }))}
      />
      <ChoiceField
        {...rest}
        path="basics.intake.position"
        label={t('entry.intakePosition')}
        value={intake.position}
        onChange={(position) => change({ intake: { ...intake, position: position ?? intake.position } })}
        options={entry.positions.map((position) => ({ value: position.code, label: pick(position.name, position.nameEn) }))}
        help={t('entry.intakePositionHelp')}
      />
      {entry.licenceAct && (
        <TextField
          {...rest}
          path="basics.licenceOf"
          label={`${pick(licenceAct(entry.licenceAct).name, licenceAct(entry.licenceAct).nameEn)} · ${t('entry.licenceOf')}`}
          required
          value={entry.licenceOf ?? ''}
          onChange={(licenceOf) => change({ licenceOf })}
          mono
          help={t('entry.licenceOfHelp')}
        />
      )}
      <ManyField
        {...rest}
        path="basics.specialProcedures"
        label={t('power.special')}
        wide
        value={entry.specialProcedures ?? []}
        onChange={(codes) => change({ specialProcedures: codes.length > 0 ? codes : undefined })}
        options={SPECIAL_PROCEDURE_CODES.map((value) => ({
          value,
          label: pick(SPECIAL_PROCEDURES[value].name, SPECIAL_PROCEDURES[value].nameEn),
        }))}
        help={t('entry.specialHelp')}
      />
      <ManyField
        {...rest}
        path="basics.goBack"
        label={t('power.goBack')}
        wide
        value={entry.goBack ?? []}
        onChange={(codes) => change({ goBack: codes.length > 0 ? codes : undefined })}
        options={GO_BACK.map((value) => ({ value, label: t(`goBack.${value}`) }))}
        help={t('entry.goBackHelp')}
      />
    </div>
  );
}

export function LegalBasisSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t } = useWords('registry');
  return (
    <ListEditor
      {...rest}
      path="basics.legalBasis"
      items={entry.legalBasis}
      change={(legalBasis) => change({ legalBasis })}
      blank={() => ({ law: '', article: '', text: '' })}
      addWord={t('entry.addBasis')}
    >
      {(basis, set, path) => (
        <div className="fields">
          <TextField
            {...rest}
            path={`${path}.law`}
            label={t('entry.law')}
            required
            value={basis.law}
            onChange={(law) => set({ law })}
            help={t('entry.lawHelp')}
          />
          <TextField
            {...rest}
            path={`${path}.article`}
            label={t('entry.article')}
            required
            value={basis.article}
            onChange={(article) => set({ article })}
            help={t('entry.articleHelp')}
          />
          <TextField
            {...rest}
            path={`${path}.text`}
            label={t('entry.articleText')}
            required
            wide
            rows={2}
            value={basis.text}
            onChange={(text) => set({ text })}
          />
        </div>
      )}
    </ListEditor>
  );
}

export function ConditionsSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t } = useWords('registry');
  const items = entry.conditions.map((text) => ({ text }));
  return (
    <ListEditor
      {...rest}
      path="basics.conditions"
      items={items}
      change={(next) => change({ conditions: next.map(({ text }) => text) })}
      blank={() => ({ text: '' })}
      addWord={t('entry.addCondition')}
    >
      {(condition, set, path, index) => (
        <TextField
          {...rest}
          path={path}
          label={t('entry.condition', { number: index + 1 })}
          value={condition.text}
          rows={1}
          onChange={(text) => set({ text })}
        />
      )}
    </ListEditor>
  );
}

export function MaterialsSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t, pick } = useWords('registry');
  return (
    <ListEditor<Material>
      {...rest}
      path="basics.materials"
      items={entry.materials}
      change={(materials) => change({ materials })}
      addWord={t('entry.addMaterial')}
      blank={() => ({ code: freeCode('material', entry.materials), name: '', nameEn: '', original: 1, copies: 0, required: true })}
    >
      {(material, set, path) => (
        <div className="fields six">
          <TextField
            {...rest}
            path={`${path}.name`}
            label={t('materials.name')}
            required
            value={material.name}
            onChange={(name) => set({ name })}
          />
          <TextField
            {...rest}
            path={`${path}.nameEn`}
            label={t('entry.nameEn')}
            required
            value={material.nameEn}
            onChange={(nameEn) => set({ nameEn })}
          />
          <TextField
            {...rest}
            path={`${path}.code`}
            label={t('entry.code')}
            required
            mono
            value={material.code}
            onChange={(code) => set({ code })}
          />
          <NumberField
            {...rest}
            path={`${path}.original`}
            label={t('materials.original')}
            value={material.original}
            onChange={(original) => set({ original: original ?? 0 })}
          />
          <NumberField
            {...rest}
            path={`${path}.copies`}
            label={t('materials.copies')}
            value={material.copies}
            onChange={(copies) => set({ copies: copies ?? 0 })}
          />
          <YesNo
            {...rest}
            path={`${path}.required`}
            label={t('materials.required')}
            value={material.required}
            onChange={(required) => set({ required })}
          />
          <YesNo
            {...rest}
            path={`${path}.promise`}
            label={t('materials.promise')}
            value={material.promise ?? false}
            onChange={(promise) => set({ promise: promise || undefined, checkDays: promise ? material.checkDays : undefined })}
          />
          {material.promise && (
            <NumberField
              {...rest}
              path={`${path}.checkDays`}
              label={t('materials.checkDays', { days: PROMISE_CHECK_DAYS })}
              value={material.checkDays}
              onChange={(checkDays) => set({ checkDays: checkDays ?? undefined })}
            />
          )}
          <NumberField
            {...rest}
            path={`${path}.followDays`}
            label={t('materials.followDays')}
            value={material.followDays}
            onChange={(followDays) => set({ followDays: followDays ?? undefined })}
          />
          <Field path={`${path}.files`} label={t('materials.files')} problems={rest.problems}>
            <Select
              mode="multiple"
              value={material.files ?? []}
              onChange={(files: FileGroup[]) => set({ files: files.length ? files : undefined })}
              options={FILE_GROUPS.map((group) => ({
                value: group,
                label: pick(FILE_GROUP_NAMES[group].name, FILE_GROUP_NAMES[group].nameEn),
              }))}
              placeholder={t('materials.anyFile')}
              aria-labelledby={`label-${path}.files`}
            />
          </Field>
          <TextField
            {...rest}
            path={`${path}.note`}
            label={t('materials.note')}
            wide
            value={material.note}
            onChange={(note) => set({ note: orNothing(note) })}
          />
        </div>
      )}
    </ListEditor>
  );
}

export function PositionsSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t } = useWords('registry');
  return (
    <ListEditor
      {...rest}
      path="basics.positions"
      items={entry.positions}
      change={(positions) => change({ positions })}
      blank={() => ({ code: freeCode('position', entry.positions), name: '', nameEn: '' })}
      addWord={t('entry.addPosition')}
    >
      {(position, set, path) => (
        <div className="fields three">
          <TextField
            {...rest}
            path={`${path}.name`}
            label={t('entry.positionName')}
            required
            value={position.name}
            onChange={(name) => set({ name })}
          />
          <TextField
            {...rest}
            path={`${path}.nameEn`}
            label={t('entry.nameEn')}
            required
            value={position.nameEn}
            onChange={(nameEn) => set({ nameEn })}
          />
          <TextField
            {...rest}
            path={`${path}.code`}
            label={t('entry.code')}
            required
            mono
            value={position.code}
            onChange={(code) => set({ code })}
            help={t('entry.positionCodeHelp')}
          />
        </div>
      )}
    </ListEditor>
  );
}

export function FeesSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t } = useWords('registry');
  return (
    <div className="fields">
      <YesNo
        {...rest}
        path="basics.fees.charged"
        label={t('power.charged')}
        value={entry.fees.charged}
        onChange={(charged) => change({ fees: charged ? { ...entry.fees, charged } : { charged } })}
      />
      {entry.fees.charged && (
        <TextField
          {...rest}
          path="basics.fees.text"
          label={t('entry.feeText')}
          wide
          rows={2}
          value={entry.fees.text}
          onChange={(text) => change({ fees: { charged: true, text: orNothing(text) } })}
        />
      )}
    </div>
  );
}

export function ExternalSection({ entry, change, ...rest }: SectionProps): ReactNode {
  const { t } = useWords('registry');
  return (
    <TextField
      {...rest}
      path="basics.externalFlowchart"
      label={t('power.external')}
      wide
      rows={6}
      value={entry.externalFlowchart}
      onChange={(text) => change({ externalFlowchart: orNothing(text) })}
      help={t('entry.externalHelp')}
    />
  );
}

export function YesNo({
  value,
  onChange,
  ...field
}: {
  path: string;
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
  problems: SectionProps['problems'];
  disabled?: boolean;
}): ReactNode {
  const { t } = useWords('registry');
  return (
    <Field {...field}>
      <Radio.Group
        value={value}
        disabled={field.disabled}
        aria-labelledby={`label-${field.path}`}
        onChange={(event) => onChange(event.target.value as boolean)}
        options={[
          { value: true, label: t('materials.yes') },
          { value: false, label: t('materials.no') },
        ]}
      />
    </Field>
  );
}

/** A code that no other item of the list has. */
export const freeCode = (stem: string, items: { code: string }[]): string => {
  for (let number = items.length + 1; ; number += 1)
    if (!items.some(({ code }) => code === `${stem}-${number}`)) return `${stem}-${number}`;
};
