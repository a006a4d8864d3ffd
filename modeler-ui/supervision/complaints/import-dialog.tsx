import { Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { ComplaintsImported } from '../../../domain/api/complaints.ts';
import { api } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { base64Of } from '../../app/read-file.ts';
import { useAction } from '../../app/use-action.ts';

/** Work orders of the hotline from a carried file (R18): checked first, then what nothing is against is registered. */
export function ImportDialog({ close }: { close: () => void }): ReactNode {
  const { t, pick } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<ComplaintsImported | null>(null);
  const send = useAction(async (key, register: boolean) =>
    api.post<ComplaintsImported>('/complaints/import', { content: file ? await base64Of(file) : '', register }, { key }),
  );
  const run = async (register: boolean): Promise<void> => {
    const answer = await send.run(register);
    if (answer) setResult(answer);
  };
  const lines = result
    ? [
        ...result.registered.map((one) => ({
          ...one,
          text: one.already ? t('complaint.already', { number: one.number }) : t('complaint.registered', { number: one.number }),
        })),
        ...result.ready.map((one) => ({ ...one, id: null, text: t('complaint.ready') })),
        ...result.refused.map((one) => ({
          ...one,
          id: null,
          text: one.problems.map(({ message, messageEn }) => pick(message, messageEn)).join(' '),
        })),
      ].sort((a, b) => a.row - b.row)
    : [];
  return (
    <Modal
      open
      title={t('complaint.import')}
      onCancel={close}
      width={720}
      data-testid="import-dialog"
      footer={[
        <Button key="close" onClick={close}>
          {t('cancel')}
        </Button>,
        <Button key="check" disabled={!file} loading={send.pending} onClick={() => void run(false)} data-testid="check-file">
          {t('complaint.check')}
        </Button>,
        <Button
          key="register"
          type="primary"
          disabled={!result?.ready.length}
          loading={send.pending}
          onClick={() => void run(true)}
          data-testid="register-file"
        >
          {t('complaint.register')}
        </Button>,
      ]}
    >
      <div className="stack">
        <label>
          {t('complaint.file')}{' '}
          <input
            type="file"
            accept=".xlsx,.csv"
            onChange={({ target }) => {
              setFile(target.files?.[0] ?? null);
              setResult(null);
              send.clear();
            }}
            data-testid="complaints-file"
          />
        </label>
        <p className="quiet small">{t('complaint.fileHelp')}</p>
        {send.error && <ErrorNotice error={send.error} />}
        {lines.length > 0 && (
          <table className="plain">
            <thead>
              <tr>
                <th style={{ width: 60 }}>{t('complaint.row')}</th>
                <th>{t('complaint.reference')}</th>
                <th>{t('complaint.result')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((one) => (
                <tr key={one.row}>
                  <td>{one.row}</td>
                  <td>{one.reference}</td>
                  <td>{one.id ? <Link to={`/supervision/complaints/${one.id}`}>{one.text}</Link> : one.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Modal>
  );
}
