import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { HEADERS } from '../../../processes/contract.ts';
import { readHeader, readLimit } from '../bpmn/headers.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { text, many } from '../bpmn/model.ts';
import { parseOutcomes } from '../bpmn/outcomes.ts';
import { limitWords } from '../../registry/words.ts';
import { languageOf } from '../language.ts';
import { usePanel } from './context.ts';
import { Field, SettledText } from './field.tsx';
import { OutcomesEditor } from './outcomes-editor.tsx';
import { withUnknown } from './options.ts';

/** A step: who, in how many working days, with which outcomes, which form, alone or by two (R10, R11.3, R11.4). */
export const StepFields = ({ element }: { element: CanvasElement }) => {
  const { t, i18n } = useTranslation(['modeler', 'registry']);
  const { entry, settings } = usePanel();
  const english = languageOf(i18n.language) === 'en';
  const step = element.businessObject;
  const position = readHeader(step, HEADERS.position);
  const form = readHeader(step, HEADERS.form);
  const limit = readHeader(step, HEADERS.limit);
  const chosenForm = form === undefined ? undefined : entry.forms[form];
  const { outcomes, broken } = parseOutcomes(readHeader(step, HEADERS.outcomes));
  const set = (key: string, value: string | undefined): void => settings?.setHeaders(element, { [key]: value });
  return (
    <>
      <Field label={t('step.position')} help={t('step.positionHelp')} testId="field-position">
        {(id) => (
          <Select
            id={id} size="small" value={position} disabled={!settings} placeholder={t('step.choosePosition')}
            onChange={(code: string) => set(HEADERS.position, code)} popupMatchSelectWidth={false}
            options={withUnknown(entry.positions.map(({ code, name, nameEn }) => ({ value: code, label: english ? nameEn : name })), position, t)}
          />
        )}
      </Field>
      <Field
        label={t('step.limit')} testId="field-limit"
        help={limit !== undefined && readLimit(step) === null ? t('step.limitBroken', { value: limit }) : t('step.limitHelp', { limit: limitWords(entry.limits.promised, t) })}
      >
        {(id) => (
          <InputNumber
            id={id} size="small" min={1} max={9999} precision={0} disabled={!settings} value={readLimit(step)} suffix={t('step.days')}
            placeholder={t('step.noLimit')} style={{ width: '100%' }} changeOnBlur
            onChange={(days: number | null) => set(HEADERS.limit, days === null ? undefined : String(days))}
          />
        )}
      </Field>
      <OutcomesEditor key={element.id} element={element} outcomes={outcomes} broken={broken} />
      <Field
        label={t('step.form')} testId="field-form"
        help={chosenForm ? t('step.formFields', { fields: chosenForm.fields.map((field) => (english && field.labelEn) || field.label).join(english ? ', ' : '、') }) : t('step.formHelp')}
      >
        {(id) => (
          <Select
            id={id} size="small" value={form ?? ''} disabled={!settings} onChange={(key: string) => set(HEADERS.form, key || undefined)}
            popupMatchSelectWidth={false}
            options={withUnknown([
              { value: '', label: t('step.noForm') },
              ...Object.entries(entry.forms).map(([key, { title, titleEn }]) => ({ value: key, label: english ? titleEn : title })),
            ], form, t)}
          />
        )}
      </Field>
      <div className="panel-switch" data-testid="field-officers">
        <Switch
          size="small" id={`${element.id}-officers`} checked={readHeader(step, HEADERS.officers) === '2'} disabled={!settings}
          onChange={(two) => set(HEADERS.officers, two ? '2' : undefined)}
        />
        <label htmlFor={`${element.id}-officers`}>{t('step.officers')}</label>
      </div>
      <Field label={t('step.documentation')} help={t('step.documentationHelp')} testId="field-documentation">
        {(id) => (
          <SettledText
            id={id} lines={2} maxLength={1000} disabled={!settings} value={text(many(step, 'documentation')[0], 'text') ?? ''}
            onSettle={(value) => settings?.setDocumentation(element, value)}
          />
        )}
      </Field>
    </>
  );
};
