import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.ts';
import { dateAndTime } from '../app/time.tsx';
import type { RecordLine } from '../../domain/api/matters.ts';

/** The append-only record with its chain of hashes (R12a). */
export function RecordTab({ lines }: { lines: RecordLine[] }): ReactNode {
  const { t } = useWords();
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
                <td className="nowrap">{kindName(line.kind, t)}</td>
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

/** A kind that the pages do not know yet is shown by its code. */
const kindName = (kind: string, t: (key: string) => string): string => {
  const name = t(`record.kinds.${kind}`);
  return name.startsWith('record.kinds.') ? kind : name;
};
