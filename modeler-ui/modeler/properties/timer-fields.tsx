import { InputNumber, Select, Switch } from 'antd';
import { useWords } from '../../app/i18n.ts';
import { CLOCK_PURPOSES } from '../../../domain/clocks/purposes.ts';
import { HEADERS, PERIOD_UNITS, TIMED_CLOCKS, type PeriodUnit } from '../../../domain/contract.ts';
import { EFFECT_CODES, EFFECTS, effect as effectNamed } from '../../../domain/registry/effects.ts';
import { many, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import { countOf, isPeriodUnit, periodText, unitText } from '../../../domain/flowchart/period.ts';
import { readHeader, readPeriod } from '../bpmn/headers.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { usePanel } from './context.ts';
import { Field, SettledText } from './field.tsx';
import { withUnknown } from './options.ts';

/** What time alone may give: never what is against the party. */
const GIVEN_BY_LAW = EFFECT_CODES.filter((code) => effectNamed(code).negative !== true);

/**
 * A timer: how long in legal units, by which article; on a border what the law then gives, in the flow whether it can be waived
 * (docs/adr/0014).
 */
export const TimerFields = ({ element, border }: { element: CanvasElement; border: boolean }) => {
  const { t } = useWords('modeler');
  const { settings } = usePanel();
  const stored = (key: string): string | undefined => readHeader(element.businessObject, key);
  const set = (key: string, value: string | undefined): void => settings?.setPeriod(element, { [key]: value });
  return (
    <>
      {border && <ConsequenceFields element={element} stored={stored} set={set} />}
      <PeriodFields element={element} border={border} stored={stored} set={set} />
      {border && <ClockField stored={stored} set={set} />}
      <Field label={t('timer.basis')} help={t('timer.basisHelp')} testId="field-basis">
        {(id) => (
          <SettledText
            id={id}
            value={stored(HEADERS.basis) ?? ''}
            maxLength={60}
            disabled={!settings}
            onSettle={(value) => set(HEADERS.basis, value)}
          />
        )}
      </Field>
      <Field label={t('timer.countedFrom')} help={t('timer.countedFromHelp')} testId="field-counted-from">
        {(id) => (
          <Select
            id={id}
            size="small"
            value={stored(HEADERS.countedFrom) ?? ''}
            disabled={!settings}
            popupMatchSelectWidth={false}
            onChange={(from: string) => set(HEADERS.countedFrom, from || undefined)}
            options={withUnknown(
              [{ value: '', label: t('timer.countedFromHere') }, ...beginnings(element.businessObject)],
              stored(HEADERS.countedFrom),
              t,
            )}
          />
        )}
      </Field>
      {!border && (
        <Field label={t('timer.waivable')} help={t('timer.waivableHelp')} testId="field-waivable">
          {(id) => (
            <Switch
              id={id}
              size="small"
              disabled={!settings}
              checked={stored(HEADERS.waivable) === 'yes'}
              onChange={(on) => set(HEADERS.waivable, on ? 'yes' : undefined)}
            />
          )}
        </Field>
      )}
    </>
  );
};

/** What a period may be counted from: the other steps and timers of the drawing, by name. */
const beginnings = (timer: ModdleElement): { value: string; label: string }[] =>
  many(timer.$parent, 'flowElements')
    .filter((one) => one !== timer && one !== timer['attachedToRef'] && BEGINNINGS.has(one.$type))
    .map(({ id = '', name }) => ({ value: id, label: name || id }));
const BEGINNINGS: ReadonlySet<string> = new Set(['bpmn:UserTask', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent']);

interface Fields {
  element: CanvasElement;
  stored: (key: string) => string | undefined;
  set: (key: string, value: string | undefined) => void;
}

const PeriodFields = ({ element, border, stored, set }: Fields & { border: boolean }) => {
  const { t, language } = useWords('modeler');
  const { settings } = usePanel();
  const pick = ({ message, messageEn }: { message: string; messageEn: string }): string => (language === 'en' ? messageEn : message);
  const [count, unit] = [stored(HEADERS.period), stored(HEADERS.periodUnit)];
  const period = readPeriod(element.businessObject);
  const follows = border && count === undefined && unit === undefined;
  const chooseCount = (next: number | null): void =>
    next === null && border
      ? settings?.setPeriod(element, { [HEADERS.period]: undefined, [HEADERS.periodUnit]: undefined })
      : set(HEADERS.period, next === null ? undefined : String(next));
  return (
    <>
      <Field
        label={t('timer.period')}
        testId="field-period"
        help={
          follows
            ? period
              ? t('timer.followsLimit', { period: pick(periodText(period)) })
              : t('timer.noLimit')
            : count !== undefined && countOf(count) === undefined
              ? t('timer.broken', { value: count })
              : undefined
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
            value={countOf(count) ?? null}
            placeholder={t(border ? 'timer.asLimit' : 'timer.choosePeriod')}
            style={{ width: '100%' }}
            changeOnBlur
            onChange={chooseCount}
          />
        )}
      </Field>
      {!follows && (
        <Field label={t('timer.unit')} help={t('timer.unitHelp')} testId="field-period-unit">
          {(id) => (
            <Select
              id={id}
              size="small"
              value={unit}
              disabled={!settings}
              placeholder={t('timer.chooseUnit')}
              onChange={(code: string) => set(HEADERS.periodUnit, code)}
              options={withUnknown(
                PERIOD_UNITS.map((code) => ({ value: code, label: pick(unitText(code)) })),
                unit,
                t,
              )}
            />
          )}
        </Field>
      )}
      {isPeriodUnit(unit) && ROLLING.has(unit) && (
        <Field label={t('timer.roll')} help={t('timer.rollHelp')} testId="field-roll">
          {(id) => (
            <Switch
              id={id}
              size="small"
              disabled={!settings}
              checked={stored(HEADERS.roll) !== 'no'}
              onChange={(on) => set(HEADERS.roll, on ? undefined : 'no')}
            />
          )}
        </Field>
      )}
    </>
  );
};

/** Whether the timer stands for a clock of the matter, with what happened to that one. */
const ClockField = ({ stored, set }: Omit<Fields, 'element'>) => {
  const { t, language } = useWords('modeler');
  const { settings } = usePanel();
  const clocks = TIMED_CLOCKS.map((code) => ({ value: code, label: CLOCK_PURPOSES[code][language === 'en' ? 'nameEn' : 'name'] }));
  return (
    <Field label={t('timer.clock')} help={t('timer.clockHelp')} testId="field-clock">
      {(id) => (
        <Select
          id={id}
          size="small"
          disabled={!settings}
          value={stored(HEADERS.clock) ?? ''}
          onChange={(code: string) => set(HEADERS.clock, code || undefined)}
          options={[{ value: '', label: t('timer.noClock') }, ...clocks]}
        />
      )}
    </Field>
  );
};

/** Periods whose last day can be a day off: a working day never is one, and hours run on. */
const ROLLING: ReadonlySet<PeriodUnit> = new Set<PeriodUnit>(['calendar-day', 'month']);

const ConsequenceFields = ({ element, stored, set }: Fields) => {
  const { t, language } = useWords('modeler');
  const { settings } = usePanel();
  const english = language === 'en';
  const name = element.businessObject.name ?? '';
  const label = stored(HEADERS.label) ?? '';
  const call = (next: string): void =>
    settings?.together(() => {
      set(HEADERS.label, next);
      if (name === '' || name === label) settings.rename(element, next);
    });
  return (
    <>
      <Field label={t('timer.label')} help={t('timer.labelHelp')} testId="field-label">
        {(id) => <SettledText id={id} value={label} maxLength={60} disabled={!settings} onSettle={call} />}
      </Field>
      <Field label={t('timer.labelEn')} testId="field-label-en">
        {(id) => (
          <SettledText
            id={id}
            value={stored(HEADERS.labelEn) ?? ''}
            maxLength={60}
            disabled={!settings}
            onSettle={(value) => set(HEADERS.labelEn, value)}
          />
        )}
      </Field>
      <Field label={t('timer.effect')} help={t('timer.effectHelp')} testId="field-effect">
        {(id) => (
          <Select
            id={id}
            size="small"
            value={stored(HEADERS.effect) ?? ''}
            disabled={!settings}
            popupMatchSelectWidth={false}
            onChange={(code: string) => set(HEADERS.effect, code || undefined)}
            options={withUnknown(
              [
                { value: '', label: t('timer.noEffect') },
                ...GIVEN_BY_LAW.map((code) => ({ value: code as string, label: english ? EFFECTS[code].nameEn : EFFECTS[code].name })),
              ],
              stored(HEADERS.effect),
              t,
            )}
          />
        )}
      </Field>
    </>
  );
};
