import { Button, InputNumber, Select, Switch } from 'antd';
import { useWords } from '../../app/i18n.ts';
import { HEADERS, PERIOD_UNITS, type PeriodUnit } from '../../../domain/contract.ts';
import { unitText } from '../../../domain/flowchart/period.ts';
import { readHeader, readLimit } from '../bpmn/headers.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { text, many } from '../bpmn/model.ts';
import { parseOutcomes } from '../bpmn/outcomes.ts';
import {
  SPECIAL_PROCEDURE_CODES,
  SPECIAL_PROCEDURES,
  STAGE_CODES,
  STAGES,
  type SpecialProcedure,
  type Stage,
} from '../../../domain/registry/stages.ts';
import { limitWords } from '../../registry/words.ts';
import { usePanel } from './context.ts';
import { Field, SettledText } from './field.tsx';
import { OutcomesEditor } from './outcomes-editor.tsx';
import { withUnknown } from './options.ts';

/** Of a limit that names none. */
const DEFAULT_UNIT: PeriodUnit = 'working-day';

/** A step: who, in how much time, with which outcomes, which form, alone or by two (R10, R11.3, R11.4). */
export const StepFields = ({ element }: { element: CanvasElement }) => {
  const { t, language } = useWords('modeler');
  const { entry, settings, editForm } = usePanel();
  const english = language === 'en';
  const step = element.businessObject;
  const position = readHeader(step, HEADERS.position);
  const form = readHeader(step, HEADERS.form);
  const limit = readHeader(step, HEADERS.limit);
  const chosenForm = form === undefined ? undefined : entry.forms[form];
  const { outcomes, broken } = parseOutcomes(readHeader(step, HEADERS.outcomes));
  const set = (key: string, value: string | undefined): void => settings?.setHeaders(element, { [key]: value });
  const unit = readHeader(step, HEADERS.limitUnit) ?? DEFAULT_UNIT;
  const setLimit = (count: number | null): void =>
    settings?.setHeaders(
      element,
      count === null ? { [HEADERS.limit]: undefined, [HEADERS.limitUnit]: undefined } : { [HEADERS.limit]: String(count) },
    );
  return (
    <>
      <Field label={t('step.position')} help={t('step.positionHelp')} testId="field-position">
        {(id) => (
          <Select
            id={id}
            size="small"
            value={position}
            disabled={!settings}
            placeholder={t('step.choosePosition')}
            onChange={(code: string) => set(HEADERS.position, code)}
            popupMatchSelectWidth={false}
            options={withUnknown(
              entry.positions.map(({ code, name, nameEn }) => ({ value: code, label: english ? nameEn : name })),
              position,
              t,
            )}
          />
        )}
      </Field>
      <StageFields element={element} />
      <Field
        label={t('step.limit')}
        testId="field-limit"
        help={
          limit !== undefined && readLimit(step) === null
            ? t('step.limitBroken', { value: limit })
            : t('step.limitHelp', { limit: limitWords(entry.limits.promised, t) })
        }
      >
        {(id) => (
          <InputNumber
            id={id}
            size="small"
            min={1}
            max={9999}
            precision={0}
            disabled={!settings}
            value={readLimit(step)}
            placeholder={t('step.noLimit')}
            style={{ width: '100%' }}
            changeOnBlur
            onChange={(count: number | null) => setLimit(count)}
          />
        )}
      </Field>
      {limit !== undefined && (
        <Field label={t('step.limitUnit')} testId="field-limit-unit">
          {(id) => (
            <Select
              id={id}
              size="small"
              value={unit}
              disabled={!settings}
              onChange={(code: string) => set(HEADERS.limitUnit, code === DEFAULT_UNIT ? undefined : code)}
              options={withUnknown(
                PERIOD_UNITS.map((code) => ({ value: code as string, label: english ? unitText(code).messageEn : unitText(code).message })),
                unit,
                t,
              )}
            />
          )}
        </Field>
      )}
      <OutcomesEditor key={element.id} element={element} outcomes={outcomes} broken={broken} />
      <Field
        label={t('step.form')}
        testId="field-form"
        help={
          chosenForm
            ? t('step.formFields', {
                fields: chosenForm.fields.map((field) => (english && field.labelEn) || field.label).join(english ? ', ' : '、'),
              })
            : t('step.formHelp')
        }
      >
        {(id) => (
          <Select
            id={id}
            size="small"
            value={form ?? ''}
            disabled={!settings}
            onChange={(key: string) => set(HEADERS.form, key || undefined)}
            popupMatchSelectWidth={false}
            options={withUnknown(
              [
                { value: '', label: t('step.noForm') },
                ...Object.entries(entry.forms).map(([key, { title, titleEn }]) => ({ value: key, label: english ? titleEn : title })),
              ],
              form,
              t,
            )}
          />
        )}
      </Field>
      {editForm && (
        <div className="panel-buttons">
          {chosenForm && (
            <Button size="small" onClick={() => editForm(form ?? null, element.id)} data-testid="form-edit">
              {t('step.editForm')}
            </Button>
          )}
          <Button size="small" onClick={() => editForm(null, element.id)} data-testid="form-new">
            {t('step.newForm')}
          </Button>
        </div>
      )}
      <div className="panel-switch" data-testid="field-officers">
        <Switch
          size="small"
          id={`${element.id}-officers`}
          checked={readHeader(step, HEADERS.officers) === '2'}
          disabled={!settings}
          onChange={(two) => set(HEADERS.officers, two ? '2' : undefined)}
        />
        <label htmlFor={`${element.id}-officers`}>{t('step.officers')}</label>
      </div>
      <Field label={t('step.documentation')} help={t('step.documentationHelp')} testId="field-documentation">
        {(id) => (
          <SettledText
            id={id}
            lines={2}
            maxLength={1000}
            disabled={!settings}
            value={text(many(step, 'documentation')[0], 'text') ?? ''}
            onSettle={(value) => settings?.setDocumentation(element, value)}
          />
        )}
      </Field>
    </>
  );
};

/** What the step is in law, and for a special procedure which one; those that the entry provides for come first (XK45). */
const StageFields = ({ element }: { element: CanvasElement }) => {
  const { t, language } = useWords('modeler');
  const { entry, settings } = usePanel();
  const english = language === 'en';
  const [stage, special] = [HEADERS.stage, HEADERS.special].map((key) => readHeader(element.businessObject, key));
  const set = (key: string, value: string): void => settings?.setHeaders(element, { [key]: value || undefined });
  const stageName = (code: Stage): string => (english ? STAGES[code].nameEn : STAGES[code].name);
  const specialName = (code: SpecialProcedure): string => (english ? SPECIAL_PROCEDURES[code].nameEn : SPECIAL_PROCEDURES[code].name);
  const provided = entry.specialProcedures ?? [];
  const others = SPECIAL_PROCEDURE_CODES.filter((code) => !provided.includes(code));
  const mayBeSpecial = stage === 'special-procedure' || stage === 'hearing' || special !== undefined;
  return (
    <>
      <Field label={t('step.stage')} help={t('step.stageHelp')} testId="field-stage">
        {(id) => (
          <Select
            id={id}
            size="small"
            value={stage ?? ''}
            disabled={!settings}
            onChange={(code: string) => set(HEADERS.stage, code)}
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            options={withUnknown(
              [{ value: '', label: t('step.noStage') }, ...STAGE_CODES.map((code) => ({ value: code, label: stageName(code) }))],
              stage,
              t,
            )}
          />
        )}
      </Field>
      {mayBeSpecial && (
        <Field label={t('step.special')} help={t(provided.length > 0 ? 'step.specialHelp' : 'step.specialNone')} testId="field-special">
          {(id) => (
            <Select
              id={id}
              size="small"
              value={special ?? ''}
              disabled={!settings}
              onChange={(code: string) => set(HEADERS.special, code)}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: t('step.noSpecial') },
                ...provided.map((code) => ({ value: code as string, label: specialName(code) })),
                {
                  label: t('step.notProvided'),
                  title: t('step.notProvided'),
                  options: withUnknown(
                    others.map((code) => ({ value: code, label: specialName(code) })),
                    provided.includes(special as SpecialProcedure) ? undefined : special,
                    t,
                  ),
                },
              ]}
            />
          )}
        </Field>
      )}
    </>
  );
};
