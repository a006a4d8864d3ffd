import { InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { civilDate, serverNow, weekdayOfDate } from '../app/time.tsx';
import { useRead } from '../app/use-read.ts';
import { DateField } from '../parts/form-fields.tsx';

/** “Seven working days from today”: counted by the platform, from the next day. */
export function DayCount(): ReactNode {
  const { t, pick, language } = useWords();
  const [from, setFrom] = useState(() => civilDate(serverNow()));
  const [days, setDays] = useState(7);
  const answer = useRead<{ date: string }>(withParameters('/calendar/working-days', { from, days }));
  return (
    <span className="line" style={{ marginLeft: 'auto' }} data-testid="day-count">
      <span style={{ width: 130 }}>
        <DateField value={from} onChange={(value) => setFrom(value ?? civilDate(serverNow()))} />
      </span>
      ＋{' '}
      <InputNumber
        min={1}
        max={250}
        precision={0}
        value={days}
        onChange={(value) => setDays(value ?? 1)}
        style={{ width: 64 }}
        aria-label={t('calendar.workingDays')}
      />{' '}
      {t('calendar.workingDays')} ＝
      <b style={{ minWidth: 140 }}>
        {answer.error
          ? pick(answer.error.message, answer.error.messageEn)
          : answer.data
            ? `${answer.data.date} ${weekdayOfDate(answer.data.date, language)}`
            : ''}
      </b>
    </span>
  );
}
