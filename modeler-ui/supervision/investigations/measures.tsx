import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { MeasuresView } from '../../../domain/api/investigations.ts';
import { GRAVITIES, GRAVITY_NAMES, type Gravity } from '../../../domain/supervision/measures.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice, FieldSummary } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { Field } from '../../parts/field.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';

type Measures = MeasuresView['measures'];

/** The table of measures by gravity, in versions (R17): read by all, set by supervisors of the whole city. */
export function MeasuresPanel(): ReactNode {
  const { t, pick } = useWords();
  const read = useRead<MeasuresView>('/investigations/measures');
  const [typed, setTyped] = useState<Measures | null>(null);
  if (!read.data) return <NotYet read={read} />;
  const { version, measures, maySet, history } = read.data;
  const gravityName = (one: Gravity): string => pick(GRAVITY_NAMES[one].name, GRAVITY_NAMES[one].nameEn);
  return (
    <div className="stack">
      <Panel
        title={t('investigation.tab.measures')}
        note={version === 0 ? t('investigation.standard') : t('investigation.version', { version })}
        testId="measures"
        stacked
      >
        <p className="quiet">{t('investigation.measuresText')}</p>
        {typed ? (
          <MeasuresForm base={version} typed={typed} change={setTyped} close={() => setTyped(null)} />
        ) : (
          <>
            <table className="plain">
              <thead>
                <tr>
                  <th>{t('investigation.name')}</th>
                  <th>{t('investigation.gravity')}</th>
                  <th>{t('investigation.competent')}</th>
                </tr>
              </thead>
              <tbody>
                {measures.map((one) => (
                  <tr key={one.code}>
                    <td>{pick(one.name, one.nameEn)}</td>
                    <td>{one.gravity.map(gravityName).join('、')}</td>
                    <td>{one.competent ?? <span className="quiet">{t('investigation.competentOwn')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {maySet ? (
              <p className="no-print">
                <Button onClick={() => setTyped(measures)} data-testid="edit-measures">
                  {t('investigation.edit')}
                </Button>
              </p>
            ) : (
              <p className="quiet small">{t('investigation.onlyCity')}</p>
            )}
          </>
        )}
      </Panel>
      {history.length > 0 && (
        <Panel title={t('investigation.history')}>
          <table className="plain">
            <tbody>
              {history.map((one) => (
                <tr key={one.version}>
                  <td className="nowrap">{t('investigation.version', { version: one.version })}</td>
                  <td>{one.reason}</td>
                  <td>{one.person}</td>
                  <td className="nowrap">{dateAndTime(one.at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </div>
  );
}

interface FormOptions {
  base: number;
  typed: Measures;
  change: (measures: Measures) => void;
  close: () => void;
}

function MeasuresForm({ base, typed, change, close }: FormOptions): ReactNode {
  const { t, pick } = useWords();
  const [reason, setReason] = useState('');
  const save = useAction((key, body: object) => api.post<{ version: number }>('/investigations/measures', body, { key }));
  const set = (index: number, part: Partial<Measures[number]>): void => {
    save.clear();
    change(typed.map((one, at) => (at === index ? { ...one, ...part } : one)));
  };
  const send = async (): Promise<void> => {
    if (await save.run({ measures: typed, reason, base })) close();
  };
  return (
    <div className="stack" data-testid="measures-form">
      <table className="plain">
        <thead>
          <tr>
            <th style={{ width: 120 }}>{t('investigation.code')}</th>
            <th>{t('investigation.name')}</th>
            <th>{t('investigation.nameEn')}</th>
            <th style={{ width: 220 }}>{t('investigation.gravity')}</th>
            <th>{t('investigation.competent')}</th>
            <th style={{ width: 70 }} />
          </tr>
        </thead>
        <tbody>
          {typed.map((one, index) => (
            <tr key={index}>
              {(['code', 'name', 'nameEn'] as const).map((key) => (
                <td key={key}>
                  <Input
                    aria-label={t(`investigation.${key}`)}
                    value={one[key]}
                    onChange={(event) => set(index, { [key]: event.target.value })}
                    data-testid={`measure-${key}`}
                  />
                </td>
              ))}
              <td>
                <Select
                  mode="multiple"
                  style={{ width: '100%' }}
                  aria-label={t('investigation.gravity')}
                  value={one.gravity}
                  onChange={(gravity: Gravity[]) => set(index, { gravity })}
                  options={GRAVITIES.map((value) => ({ value, label: pick(GRAVITY_NAMES[value].name, GRAVITY_NAMES[value].nameEn) }))}
                />
              </td>
              <td>
                <Input
                  aria-label={t('investigation.competent')}
                  placeholder={t('investigation.competentOwn')}
                  value={one.competent ?? ''}
                  onChange={(event) => set(index, { competent: event.target.value || null })}
                />
              </td>
              <td>
                <Button type="link" size="small" onClick={() => change(typed.filter((_, at) => at !== index))}>
                  {t('investigation.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="line">
        <Button
          size="small"
          onClick={() => change([...typed, { code: '', name: '', nameEn: '', gravity: ['minor'], competent: null }])}
          data-testid="add-measure"
        >
          {t('investigation.add')}
        </Button>
        <span className="quiet small">{t('investigation.competentHelp')}</span>
      </p>
      <Field path="reason" label={t('investigation.reason')} required problems={save.error?.fields ?? []}>
        <Input.TextArea
          aria-labelledby="label-reason"
          value={reason}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => {
            setReason(event.target.value);
            save.clear();
          }}
          data-testid="measures-reason"
        />
      </Field>
      <FieldSummary problems={save.error?.fields ?? []} />
      {save.error && save.error.fields.length === 0 && <ErrorNotice error={save.error} safe={t('investigation.kept')} />}
      <p className="line">
        <Button type="primary" loading={save.pending} disabled={!reason.trim()} onClick={() => void send()} data-testid="save-measures">
          {t('investigation.save')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </p>
    </div>
  );
}
