import { Button, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { REPAIRS, type RepairKind } from '../../domain/flowchart/repairs.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useAction } from '../app/use-action.ts';
import { Field } from '../parts/field.tsx';
import type { DivergenceDetail } from '../../domain/api/repairs.ts';

/** The four ways, what each would do, why one is not possible now; a proposal needs a reason and another person. */
export function ProposalForm({ found }: { found: DivergenceDetail }): ReactNode {
  const { t, pick } = useWords();
  const last = [...found.history].reverse().find(({ kind }) => kind === 'proposed');
  const [kind, setKind] = useState<RepairKind | null>(null);
  const [reason, setReason] = useState(last?.reason ?? '');
  const [instance, setInstance] = useState<string | null>(null);
  const standing = found.instances.filter(({ stands }) => stands);
  const propose = useAction((key, body: object) => api.post(`/divergences/${found.id}/repairs`, body, { key }));

  const send = async (): Promise<void> => {
    const processInstanceKey = kind === 'rebind' ? (instance ?? standing[0]?.processInstanceKey) : undefined;
    await propose.run({ kind, reason, processInstanceKey });
  };

  return (
    <form
      className="panel"
      data-testid="proposal-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <header className="panel-head">
        <h2>{t('repair.propose')}</h2>
      </header>
      <div className="panel-body stack">
        <Radio.Group
          className="repairs-options"
          value={kind}
          aria-label={t('repair.propose')}
          onChange={(event) => {
            setKind(event.target.value as RepairKind);
            propose.clear();
          }}
        >
          {found.options.map(({ kind: one, problem }) => (
            <Radio key={one} value={one} disabled={problem !== null} data-testid={`repair-${one}`}>
              <b>{pick(REPAIRS[one].name, REPAIRS[one].nameEn)}</b>
              <span className="small">{pick(REPAIRS[one].does, REPAIRS[one].doesEn)}</span>
              {problem && (
                <span className="small repairs-cannot">{t('repair.cannot', { why: pick(problem.message, problem.messageEn) })}</span>
              )}
            </Radio>
          ))}
        </Radio.Group>
        {kind === 'rebind' && standing.length > 1 && (
          <Field path="processInstanceKey" label={t('repair.instance')} required>
            <Radio.Group
              value={instance ?? standing[0]?.processInstanceKey}
              onChange={(event) => setInstance(event.target.value as string)}
              options={standing.map(({ processInstanceKey: value }) => ({ value, label: value }))}
            />
          </Field>
        )}
        <Field path="reason" label={t('repair.reason')} required help={t('repair.reasonHelp')} problems={propose.error?.fields ?? []}>
          <Input.TextArea
            rows={3}
            maxLength={LONGEST.opinion}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-labelledby="label-reason"
            aria-required="true"
            data-testid="repair-reason"
          />
        </Field>
        {propose.error && propose.error.fields.length === 0 && <ErrorNotice error={propose.error} />}
        <p>
          <Button type="primary" htmlType="submit" disabled={kind === null} loading={propose.pending} data-testid="propose-repair">
            {t('repair.submit')}
          </Button>
        </p>
      </div>
    </form>
  );
}
