import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { NoticeList } from '../../domain/api/steps.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { Moment } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { Empty } from '../parts/marks.tsx';

/** Copies and reminders that colleagues have put to the reader; nothing is asked by a copy. */
export function Notices(): ReactNode {
  const { t, pick } = useWords();
  const { data, error, refetch } = useRead<NoticeList>('/notices', { fresh: true });
  const read = useAction((key, id: string) => api.post<undefined>(`/notices/${id}/read`, {}, { key }));
  if (error && !data) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (data?.items.length === 0) return <Empty title={t('work.noNotices')} text={t('work.noNoticesText')} />;
  return (
    <table className="plain" data-testid="notices">
      <tbody>
        {data?.items.map((one) => (
          <tr key={one.id} data-testid="notice" data-read={one.readAt ? 'yes' : 'no'}>
            <td style={{ width: 74 }}>
              <span className={`state ${one.readAt ? '' : 'on'}`}>{t(`work.noticeKind.${one.kind}`)}</span>
            </td>
            <td>
              <Link to={one.step ? `/inbox/${one.step.id}` : one.page} onClick={() => void read.run(one.id)}>
                {one.subject}
              </Link>
              <span className="quiet small block">
                {[one.step?.name, pick(one.kindName.text, one.kindName.textEn), one.serial].filter(Boolean).join(' · ')}
              </span>
              {one.text && <span className="pre block">{one.text}</span>}
            </td>
            <td style={{ width: 100 }}>{one.from.name}</td>
            <td style={{ width: 130 }}>
              <Moment at={one.at} short />
            </td>
            <td style={{ width: 90 }}>
              {!one.readAt && (
                <Button type="link" size="small" onClick={() => void read.run(one.id)} data-testid="notice-read">
                  {t('work.markRead')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
