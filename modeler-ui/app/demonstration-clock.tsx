import { App, Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, ApiError } from './api.ts';
import { useWords } from './i18n.ts';
import { useSession } from './use-session.ts';
import { dateAndTime, serverNow, setServerNow, useNow, weekday } from './time.tsx';

/** Pages that show due times listen for this and read again. */
export const TIME_MOVED = 'sunlit:time-moved';

const JUMPS = [
  { key: 'hours1', body: { hours: 1 } },
  { key: 'workingDays1', body: { workingDays: 1 } },
  { key: 'workingDays3', body: { workingDays: 3 } },
  { key: 'workingDays7', body: { workingDays: 7 } },
  { key: 'days1', body: { days: 1 } },
] as const;

/** The demonstration's own date, plainly marked, with jumps forward that platform and engine take together. */
export function DemonstrationClock(): ReactNode {
  const { t, language, pick } = useWords();
  const { can } = useSession();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  useNow(10_000);
  const now = serverNow();

  const advance = async (body: object): Promise<void> => {
    setBusy(true);
    try {
      const { now: moved } = await api.post<{ now: string }>('/demonstration/advance', body);
      setServerNow(moved);
      window.dispatchEvent(new Event(TIME_MOVED));
      void message.success(t('clock.moved', { now: dateAndTime(moved) }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      void message.error(pick(error.message, error.messageEn));
    } finally {
      setBusy(false);
    }
  };

  return (
    <span className="demo-clock" data-testid="demonstration-clock">
      <span className="demo-mark">{t('clock.demonstration')}</span>
      <time dateTime={new Date(now).toISOString()} data-testid="demonstration-now">
        {dateAndTime(now)} {weekday(now, language)}
      </time>
      {can('demonstration.advance') && (
        <Dropdown
          trigger={['click']}
          disabled={busy}
          menu={{
            items: JUMPS.map(({ key }) => ({ key, label: <span data-testid={`advance-${key}`}>{t(`clock.jump.${key}`)}</span> })),
            onClick: ({ key }) => {
              const jump = JUMPS.find((one) => one.key === key);
              if (jump) void advance(jump.body);
            },
          }}
        >
          <Button size="small" loading={busy} data-testid="advance">
            {t('clock.advance')} ▾
          </Button>
        </Dropdown>
      )}
    </span>
  );
}
