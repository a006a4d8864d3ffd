import { App, Button, Dropdown } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { api } from './api.ts';
import { useWords } from './i18n.ts';
import { useAction } from './use-action.ts';
import { useSession } from './use-session.ts';
import { dateAndTime, serverNow, setServerNow, useNow, weekday } from './time.tsx';

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
  useNow(10_000);
  const now = serverNow();

  const advance = useAction<[object], void>(async (key, body) => {
    const { now: moved } = await api.post<{ now: string }>('/demonstration/advance', body, { key });
    setServerNow(moved);
    void message.success(t('clock.moved', { now: dateAndTime(moved) }));
  });
  useEffect(() => {
    if (advance.error) void message.error(pick(advance.error.message, advance.error.messageEn));
  }, [advance.error]);

  return (
    <span className="demo-clock" data-testid="demonstration-clock">
      <span className="demo-mark">{t('clock.demonstration')}</span>
      <time dateTime={new Date(now).toISOString()} data-testid="demonstration-now">
        {dateAndTime(now)} {weekday(now, language)}
      </time>
      {can('demonstration.advance') && (
        <Dropdown
          trigger={['click']}
          disabled={advance.pending}
          menu={{
            items: JUMPS.map(({ key }) => ({ key, label: <span data-testid={`advance-${key}`}>{t(`clock.jump.${key}`)}</span> })),
            onClick: ({ key }) => {
              const jump = JUMPS.find((one) => one.key === key);
              if (jump) void advance.run(jump.body);
            },
          }}
        >
          <Button size="small" loading={advance.pending} data-testid="advance">
            {t('clock.advance')} ▾
          </Button>
        </Dropdown>
      )}
    </span>
  );
}
