import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { REPAIRS } from '../../domain/flowchart/repairs.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { Facts } from '../parts/facts.tsx';
import { Field } from '../parts/field.tsx';
import type { DivergenceDetail } from '../../domain/api/repairs.ts';

/** A repair under way: what it would do and why; the second person approves or refuses it, its author withdraws it. */
export function OpenRepair({ repair }: { repair: NonNullable<DivergenceDetail['repair']> }): ReactNode {
  const { t, wordOf, pick } = useWords();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const act = useAction((key, what: string, body: object) => api.post(`/repairs/${repair.id}/${what}`, body, { key }));
  const run = async (what: string, body: object = {}): Promise<void> => {
    // Refused, because the other one was quicker: that is what the page shall show then.
    if (!(await act.run(what, body))) await client.invalidateQueries();
  };
  const { name, nameEn, does, doesEn } = REPAIRS[repair.kind];
  return (
    <section className="panel" data-testid="open-repair" data-state={repair.state}>
      <header className="panel-head">
        <h2>{t('repair.repair')}</h2>
        <span className="state on">{wordOf('repair.stateWord', repair.state)}</span>
      </header>
      <div className="panel-body stack">
        <Facts
          items={[
            { label: t('repair.way'), value: <b>{pick(name, nameEn)}</b> },
            { label: t('repair.does'), value: pick(does, doesEn) },
            ...(repair.processInstanceKey ? [{ label: t('repair.instance'), value: <code>{repair.processInstanceKey}</code> }] : []),
            { label: t('repair.reason'), value: repair.reason },
            { label: t('repair.by'), value: `${repair.proposedBy} ${dateAndTime(repair.proposedAt)}` },
            ...(repair.approvedBy ? [{ label: t('repair.approvedBy'), value: repair.approvedBy }] : []),
          ]}
        />
        {repair.state === 'approved' && <p className="quiet">{t('repair.underWay')}</p>}
        {repair.state === 'proposed' && !repair.mayApprove && repair.whyNotApprove && (
          <p className="quiet">{pick(repair.whyNotApprove.message, repair.whyNotApprove.messageEn)}</p>
        )}
        {refusing && (
          <Field path="reason" label={t('repair.refuseReason')} required problems={act.error?.fields ?? []}>
            <Input.TextArea
              rows={2}
              autoFocus
              maxLength={LONGEST.opinion}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              aria-labelledby="label-reason"
              data-testid="refuse-reason"
            />
          </Field>
        )}
        {act.error && act.error.fields.length === 0 && <ErrorNotice error={act.error} />}
        <p className="line">
          {refusing ? (
            <>
              <Button type="primary" loading={act.pending} onClick={() => void run('refuse', { reason })} data-testid="refuse-submit">
                {t('repair.refuse')}
              </Button>
              <Button onClick={() => setRefusing(false)}>{t('repair.back')}</Button>
            </>
          ) : (
            <>
              {repair.mayApprove && (
                <Button type="primary" loading={act.pending} onClick={() => void run('approve')} data-testid="approve-repair">
                  {t('repair.approve')}
                </Button>
              )}
              {repair.mayRefuse && (
                <Button onClick={() => setRefusing(true)} data-testid="refuse-repair">
                  {t('repair.refuse')}
                </Button>
              )}
              {repair.mayWithdraw && (
                <Button loading={act.pending} onClick={() => void run('withdraw')} data-testid="withdraw-repair">
                  {t('repair.withdraw')}
                </Button>
              )}
            </>
          )}
        </p>
      </div>
    </section>
  );
}
