import { Button, Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { LONGEST } from '../../../domain/forms/lengths.ts';
import type { RuleView } from '../../../domain/api/rules.ts';
import { lacksReason } from '../../../domain/text/reason.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { Field } from '../../parts/field.tsx';

interface Options {
  rule: RuleView;
  values: Record<string, number>;
  change: (values: Record<string, number> | null) => void;
  done: (version: number) => void;
}

/** New figures with the reason for them; what is typed here is what a dry run tries. */
export function SettingsForm({ rule, values, change, done }: Options): ReactNode {
  const { t, pick } = useWords();
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<FieldProblem[]>([]);
  const save = useAction((key, body: object) =>
    api.post<{ version: number }>(`/supervision/rules/${encodeURIComponent(rule.id)}/settings`, body, { key }),
  );
  const problems = save.error?.fields.length ? save.error.fields : found;

  async function send(): Promise<void> {
    if (lacksReason(true, reason)) {
      const [message, messageEn] = ['请写明修改理由。', 'State the reason.'];
      return setFound([{ path: 'reason', code: 'reason-required', message, messageEn }]);
    }
    const answer = await save.run({ values, reason, base: rule.version });
    if (answer) done(answer.version);
  }

  return (
    <div className="stack" data-testid="settings-form">
      {save.error && save.error.fields.length === 0 && <ErrorNotice error={save.error} />}
      {rule.settings.map((one) => (
        <Field
          key={one.key}
          path={`values.${one.key}`}
          label={pick(one.text, one.textEn)}
          help={t('rules.standardIs', { value: one.standard, min: one.min, max: one.max })}
          problems={problems}
        >
          <span className="rule-figure">
            <InputNumber
              aria-labelledby={`label-values.${one.key}`}
              min={one.min}
              max={one.max}
              precision={0}
              value={values[one.key]}
              onChange={(value) => change({ ...values, [one.key]: value ?? one.standard })}
              data-testid={`figure-${one.key}`}
            />
            {t(`rules.unit.${one.unit}`)}
          </span>
        </Field>
      ))}
      <Field path="reason" label={t('rules.reason')} required help={t('rules.reasonHelp')} problems={problems}>
        <Input.TextArea
          aria-labelledby="label-reason"
          value={reason}
          maxLength={LONGEST.text}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => {
            setReason(event.target.value);
            setFound([]);
            save.clear();
          }}
          data-testid="figure-reason"
        />
      </Field>
      <p className="line">
        <Button type="primary" loading={save.pending} onClick={() => void send()} data-testid="save-figures">
          {t('rules.save')}
        </Button>
        <Button onClick={() => change(null)}>{t('rules.cancel')}</Button>
        <a href="#dry-run">{t('rules.tryFirst')}</a>
      </p>
    </div>
  );
}
