import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { RecordLine } from '../../domain/api/matters.ts';

/** The append-only record with its chain of hashes (R12a). */
export function RecordTab({ lines }: { lines: RecordLine[] }): ReactNode {
  const { t, wordOf } = useWords();
  return (
    <>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('record.text')}
      </p>
      <div className="table-wrap">
        <table className="rows" style={{ tableLayout: 'auto' }} data-testid="record">
          <thead>
            <tr>
              <th>#</th>
              <th>{t('record.seq')}</th>
              <th>{t('record.kind')}</th>
              <th>{t('record.at')}</th>
              <th>{t('record.person')}</th>
              <th>{t('record.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.seq}>
                <td>{line.caseSeq}</td>
                <td>{line.seq}</td>
                <td className="nowrap">{wordOf('record.kinds', line.kind)}</td>
                <td className="nowrap">{dateAndTime(line.at)}</td>
                <td className="nowrap">{line.person ?? t('record.platform')}</td>
                <td>
                  <code className="breaks">{line.hash}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
