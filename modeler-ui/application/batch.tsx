import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { BatchResult } from '../../domain/api/batch.ts';
import { api, withParameters } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { base64Of } from '../app/read-file.ts';
import { useAction } from '../app/use-action.ts';
import { FileDrop } from '../matters/upload-list.tsx';
import { Empty } from '../parts/marks.tsx';
import { Panel } from '../parts/panel.tsx';
import { useRegistrablePowers } from './power-choice.tsx';
import './application.css';
import '../matters/files.css';

interface Chosen {
  name: string;
  content: string;
}

/** Many applications for one power from a spreadsheet: checked first, every mistake told by row and column, then registered once each. */
export function BatchPage(): ReactNode {
  const { t, pick } = useWords();
  const powers = useRegistrablePowers();
  const possible = (powers.data?.items ?? []).filter(({ licence }) => !licence);
  const [chosen, setChosen] = useState<string | null>(null);
  const powerId = chosen ?? (possible.length === 1 ? (possible[0]?.id ?? null) : null);
  const [file, setFile] = useState<Chosen | null>(null);
  const [result, setResult] = useState<BatchResult | null>(null);
  const ask = useAction((key, body: object) => api.post<BatchResult>('/cases/batch', body, { key }));

  const check = async (next: Chosen | null, register: boolean): Promise<void> => {
    setFile(next);
    if (!register) setResult(null);
    if (!next || powerId === null) return;
    const found = await ask.run({ powerId, content: next.content, register });
    if (found) setResult(found);
  };
  const take = async ([first]: File[]): Promise<void> => {
    if (first) await check({ name: first.name, content: await base64Of(first) }, false);
  };

  return (
    <div className="stack application">
      <div className="page-head">
        <h1>{t('batch.title')}</h1>
        <Link to="/applications/new">{t('batch.single')}</Link>
      </div>
      {powers.error && <ErrorNotice error={powers.error} retry={() => void powers.refetch()} />}
      {powers.data && possible.length === 0 && <Empty title={t('application.noPower')} text={t('application.noPowerText')} />}
      {possible.length > 0 && (
        <Panel title={t('batch.file')} stacked>
          <p className="quiet">{t('batch.text')}</p>
          <div className="line">
            <Select
              showSearch
              optionFilterProp="label"
              value={powerId}
              onChange={(id: string) => {
                setChosen(id);
                void check(null, false);
              }}
              placeholder={t('batch.choosePower')}
              aria-label={t('application.power')}
              options={possible.map(({ id, name, nameEn }) => ({ value: id, label: pick(name, nameEn) }))}
              style={{ width: 360 }}
              data-testid="batch-power"
            />
            {powerId && (
              <a href={withParameters('/api/cases/batch/template', { power: powerId })} download data-testid="batch-template">
                {t('batch.template')}
              </a>
            )}
          </div>
          {powerId && (
            <FileDrop label={t('batch.choose')} take={(files) => void take(files)} accept=".xlsx,.csv" testId="batch-file">
              <span className="quiet small">{file ? file.name : t('batch.help')}</span>
            </FileDrop>
          )}
          {ask.error && <ErrorNotice error={ask.error} />}
        </Panel>
      )}
      {result && file && <Result result={result} pending={ask.pending} register={() => void check(file, true)} />}
    </div>
  );
}

function Result({ result, pending, register }: { result: BatchResult; pending: boolean; register: () => void }): ReactNode {
  const { t, pick } = useWords();
  const { registered, ready, refused } = result;
  const mistakes = refused.flatMap(({ row, reference, problems }) => problems.map((problem) => ({ row, reference, ...problem })));
  return (
    <>
      <p className="line" role="status" data-testid="batch-summary">
        <span>{t('batch.ready', { count: ready.length })}</span>
        <span>{t('batch.registered', { count: registered.length, before: registered.filter(({ already }) => already).length })}</span>
        <b>{refused.length > 0 && t('batch.refused', { count: refused.length })}</b>
        {ready.length > 0 && (
          <Button type="primary" loading={pending} onClick={register} data-testid="batch-register">
            {t('batch.register', { count: ready.length })}
          </Button>
        )}
      </p>
      {mistakes.length > 0 && (
        <Panel title={t('batch.mistakes')}>
          <table className="plain" data-testid="batch-mistakes">
            <thead>
              <tr>
                <th style={{ width: 60 }}>{t('batch.row')}</th>
                <th style={{ width: 150 }}>{t('batch.reference')}</th>
                <th style={{ width: 220 }}>{t('batch.column')}</th>
                <th>{t('batch.wrong')}</th>
              </tr>
            </thead>
            <tbody>
              {mistakes.map((one, index) => (
                <tr key={`${one.row}${one.column}${one.code}${index}`}>
                  <td>{one.row}</td>
                  <td className="breaks">{one.reference}</td>
                  <td>{one.column ?? t('batch.whole')}</td>
                  <td>
                    {pick(one.message, one.messageEn)} <code className="quiet small">{one.code}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {registered.length > 0 && (
        <Panel title={t('batch.registeredTitle')}>
          <table className="plain" data-testid="batch-registered">
            <tbody>
              {registered.map(({ row, reference, caseId, serial, already }) => (
                <tr key={caseId}>
                  <td style={{ width: 60 }}>{row}</td>
                  <td className="breaks">{reference}</td>
                  <td>
                    <Link to={`/cases/${caseId}`}>{serial}</Link> {already && <span className="quiet">{t('batch.already')}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </>
  );
}
