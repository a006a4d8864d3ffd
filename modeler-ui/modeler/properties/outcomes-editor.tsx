import { DeleteOutlined, DownOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Outcome } from '../../../domain/contract.ts';
import { EFFECT_CODES, EFFECTS, type Effect } from '../../../domain/registry/effects.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { outcomesOffered } from '../bpmn/outcome-catalogue.ts';
import { OUTCOME_CODE } from '../../../domain/flowchart/outcomes.ts';
import { freeCode } from '../bpmn/outcomes.ts';
import { usePanel } from './context.ts';
import { Field, SettledText } from './field.tsx';

/** The outcomes of a step: the buttons its clerk will see, in this order (R10, R11.4). */
export const OutcomesEditor = ({ element, outcomes, broken }: { element: CanvasElement; outcomes: Outcome[]; broken: boolean }) => {
  const { t, language } = useWords('modeler');
  const { entry, settings } = usePanel();
  const [openAt, setOpenAt] = useState<number | null>(null);
  const english = language === 'en';
  const store = (next: Outcome[]): void => settings?.setOutcomes(element, next);
  const add = (outcome: Outcome): void => {
    const custom = outcome.label === '';
    store([...outcomes, { ...outcome, code: freeCode(outcomes, outcome.code), ...(custom ? { label: t('outcome.new') } : {}) }]);
    if (custom) setOpenAt(outcomes.length);
  };
  const used = new Set(outcomes.map((outcome) => outcome.code));
  const choices = outcomesOffered(entry.category).filter((outcome) => !used.has(outcome.code));
  const menu = [
    ...choices.map((outcome) => ({ key: outcome.code, label: menuWords(outcome, english), onClick: () => add(outcome) })),
    { type: 'divider' as const },
    { key: 'own', label: t('outcome.own'), onClick: () => add({ code: 'outcome', label: '' }) },
  ];
  return (
    <fieldset className="panel-outcomes" data-testid="field-outcomes">
      <legend>{t('outcome.title')}</legend>
      {broken && (
        <p className="panel-notice" role="note">
          {t('outcome.broken')}
        </p>
      )}
      <ol>
        {outcomes.map((outcome, index) => (
          <li key={index} data-testid="outcome" data-code={outcome.code}>
            <OutcomeHead
              outcome={outcome}
              english={english}
              open={openAt === index}
              onToggle={() => setOpenAt(openAt === index ? null : index)}
              onRemove={
                settings
                  ? () => {
                      setOpenAt(null);
                      store(outcomes.filter((_, at) => at !== index));
                    }
                  : undefined
              }
            />
            {openAt === index && (
              <OutcomeForm
                outcome={outcome}
                disabled={!settings}
                taken={outcomes.filter((_, at) => at !== index).map(({ code }) => code)}
                onChange={(next) => store(outcomes.map((old, at) => (at === index ? next : old)))}
              />
            )}
          </li>
        ))}
      </ol>
      {settings && (
        <Dropdown menu={{ items: menu, style: { maxHeight: 320, overflow: 'auto' } }} trigger={['click']}>
          <Button size="small" block icon={<PlusOutlined />} data-testid="outcome-add">
            {t('outcome.add')}
          </Button>
        </Dropdown>
      )}
    </fieldset>
  );
};

/** The button's words and what it means in law. */
const menuWords = ({ label, labelEn, effect }: Outcome, english: boolean) => (
  <span className="outcome-choice">
    {(english && labelEn) || label}
    {effect && <small className="quiet">{english ? EFFECTS[effect].nameEn : EFFECTS[effect].name}</small>}
  </span>
);

const OutcomeHead = ({
  outcome,
  english,
  open,
  onToggle,
  onRemove,
}: {
  outcome: Outcome;
  english: boolean;
  open: boolean;
  onToggle: () => void;
  onRemove: (() => void) | undefined;
}) => {
  const { t } = useWords('modeler');
  return (
    <div className="outcome-head">
      <button type="button" className="outcome-toggle" aria-expanded={open} onClick={onToggle}>
        {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
        <span className="outcome-label">{(english && outcome.labelEn) || outcome.label}</span>
        {outcome.negative && <span className="outcome-tag">{t('outcome.negativeTag')}</span>}
        {outcome.effect && (
          <span className="outcome-tag">
            {t('outcome.effectTag', { effect: english ? EFFECTS[outcome.effect].nameEn : EFFECTS[outcome.effect].name })}
          </span>
        )}
      </button>
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('outcome.remove', { label: outcome.label })}
          onClick={onRemove}
        />
      )}
    </div>
  );
};

const OutcomeForm = ({
  outcome,
  taken,
  disabled,
  onChange,
}: {
  outcome: Outcome;
  taken: string[];
  disabled: boolean;
  onChange: (next: Outcome) => void;
}) => {
  const { t, language } = useWords('modeler');
  const english = language === 'en';
  const [refused, setRefused] = useState('');
  const setCode = (code: string): void => {
    if (!OUTCOME_CODE.test(code)) setRefused(t('outcome.codeForm'));
    else if (taken.includes(code)) setRefused(t('outcome.codeTaken'));
    else {
      setRefused('');
      onChange({ ...outcome, code });
    }
  };
  const { effect, ...plain } = outcome;
  return (
    <div className="outcome-form">
      <Field label={t('outcome.label')}>
        {(id) => (
          <SettledText
            id={id}
            value={outcome.label}
            disabled={disabled}
            maxLength={60}
            onSettle={(label) => label && onChange({ ...outcome, label })}
          />
        )}
      </Field>
      <Field label={t('outcome.labelEn')}>
        {(id) => (
          <SettledText
            id={id}
            value={outcome.labelEn ?? ''}
            disabled={disabled}
            maxLength={60}
            onSettle={(labelEn) => onChange({ ...outcome, labelEn })}
          />
        )}
      </Field>
      <Checkbox
        checked={outcome.negative === true}
        disabled={disabled}
        onChange={(event) => onChange({ ...outcome, negative: event.target.checked })}
      >
        {t('outcome.negative')}
      </Checkbox>
      <Field label={t('outcome.effect')} help={effect ? t(`effectHelp.${effect}`) : undefined}>
        {(id) => (
          <Select
            id={id}
            size="small"
            disabled={disabled}
            value={effect ?? ''}
            popupMatchSelectWidth={false}
            onChange={(next: Effect | '') => onChange(next === '' ? plain : { ...outcome, effect: next })}
            options={[
              { value: '' as const, label: t('effect.none') },
              ...EFFECT_CODES.map((value) => ({ value, label: english ? EFFECTS[value].nameEn : EFFECTS[value].name })),
            ]}
          />
        )}
      </Field>
      <Field label={t('outcome.code')} help={refused || t('outcome.codeHelp')}>
        {(id) => (
          <SettledText
            id={id}
            value={outcome.code}
            disabled={disabled}
            monospaced
            maxLength={64}
            status={refused ? 'error' : ''}
            onSettle={setCode}
          />
        )}
      </Field>
    </div>
  );
};
