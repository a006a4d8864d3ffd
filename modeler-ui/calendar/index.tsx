import { App, Button, Input, Modal, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { CalendarYear } from '../../domain/calendar/calendar.ts';
import { workingDaysIn } from '../../domain/calendar/day-kind.ts';
import { isCalendarYear } from '../../domain/calendar/validate-calendar-year.ts';
import { api } from '../app/api.ts';
import { ErrorNotice, FieldSummary } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { useSession } from '../app/use-session.ts';
import { civilDate, dateAndTime, serverNow } from '../app/time.tsx';
import type { CalendarView } from '../../domain/api/clocks.ts';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { DayCount } from './day-count.tsx';
import { Foreseen } from './foreseen.tsx';
import { MonthGrid } from './month-grid.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { toggled } from './year-days.ts';
import './calendar.css';
import { NotYet } from '../parts/not-yet.tsx';

/** The working-day calendar, per year as data; a year that is not loaded is never guessed. */
export function CalendarPage(): ReactNode {
  const { t } = useWords();
  const { can } = useSession();
  const { message } = App.useApp();
  const calendar = useRead<CalendarView>('/calendar');
  const [parameters, setParameters] = useSearchParams();
  const [draft, setDraft] = useState<CalendarYear | null>(null);
  const [pasting, setPasting] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const save = useAction((key, year: CalendarYear) =>
    api.put<{ year: number; changedClocks: number }>(
      `/calendar/${year.year}`,
      { holidays: year.holidays, makeUpWorkdays: year.makeUpWorkdays, source: year.source },
      { key },
    ),
  );

  if (!calendar.data) return <NotYet read={calendar} />;
  const years = [...calendar.data.years].sort((a, b) => a.year - b.year);
  const thisYear = Number(civilDate(serverNow()).slice(0, 4));
  const last = years.at(-1)?.year ?? thisYear;
  const named = Number(parameters.get('year'));
  const asked = isCalendarYear(named) ? named : thisYear;
  const loaded = years.find(({ year }) => year === asked);
  const shown = draft?.year === asked ? draft : (loaded ?? { year: asked, holidays: [], makeUpWorkdays: [], source: '' });
  const editing = draft?.year === asked;
  const tabs = [
    ...years.map(({ year }) => year),
    ...(can('calendar.edit') && !years.some(({ year }) => year === last + 1) ? [last + 1] : []),
  ];
  if (!tabs.includes(asked)) tabs.push(asked);

  const store = async (): Promise<void> => {
    if (!draft) return;
    const result = await save.run(draft);
    setConfirming(false);
    if (!result) return;
    setDraft(null);
    void message.success(t('calendar.saved', { year: result.year, count: result.changedClocks }));
  };
  const edit = (): void => setDraft({ year: asked, holidays: shown.holidays, makeUpWorkdays: shown.makeUpWorkdays, source: shown.source });

  return (
    <>
      <div className="page-head">
        <h1>{t('home.calendar')}</h1>
        <span className="quiet">{t('calendar.hours', calendar.data.hours)}</span>
        <DayCount />
      </div>
      <Tabs
        size="small"
        activeKey={String(asked)}
        onChange={(year) => setParameters({ year }, { replace: true })}
        items={tabs
          .sort((a, b) => a - b)
          .map((year) => ({
            key: String(year),
            label: (
              <span data-testid={`year-${year}`}>
                {year}
                {years.some((one) => one.year === year) ? '' : ` · ${t('calendar.notLoaded')}`}
              </span>
            ),
          }))}
      />
      <div className="line" style={{ marginBottom: 8 }}>
        <span>
          {t('calendar.workingDays')} <b data-testid="working-days">{loaded || editing ? workingDaysIn(shown) : '—'}</b>
        </span>
        <span className="calendar-key">
          <i className="holiday">{t('calendar.off')}</i>
          {t('calendar.holiday')}
        </span>
        <span className="calendar-key">
          <i className="make-up">{t('calendar.on')}</i>
          {t('calendar.makeUp')}
        </span>
        <span className="quiet small breaks grow">
          {shown.source && `${t('calendar.source')}${shown.source}`}
          {loaded?.loadedAt && ` · ${dateAndTime(loaded.loadedAt)}`}
        </span>
        {can('calendar.edit') && !editing && (
          <Button size="small" onClick={edit} data-testid="edit-year">
            {t(loaded ? 'calendar.edit' : 'calendar.load')}
          </Button>
        )}
        {can('calendar.edit') && (
          <Button size="small" onClick={() => setPasting(true)} data-testid="paste-year">
            {t('calendar.paste')}
          </Button>
        )}
        {editing && (
          <>
            <Button
              size="small"
              onClick={() => {
                setDraft(null);
                save.clear();
              }}
            >
              {t('cancel')}
            </Button>
            <Button size="small" type="primary" onClick={() => setConfirming(true)} data-testid="save-year">
              {t('calendar.save')}
            </Button>
          </>
        )}
      </div>
      {editing && (
        <div className="stack" style={{ marginBottom: 8 }}>
          <p className="notice">{t('calendar.clickDays')}</p>
          <label className="field">
            <span className="field-label">
              {t('calendar.sourceLabel')}
              <span className="must">*</span>
            </span>
            <Input
              value={draft.source}
              onChange={(event) => setDraft({ ...draft, source: event.target.value })}
              placeholder={t('calendar.sourcePlaceholder', { year: asked })}
              data-testid="year-source"
            />
          </label>
          {save.error && <ErrorNotice error={save.error} />}
          {save.error && <FieldSummary problems={save.error.fields} />}
        </div>
      )}
      {loaded || editing ? (
        <MonthGrid year={shown} today={civilDate(serverNow())} toggle={editing ? (date) => setDraft(toggled(draft, date)) : undefined} />
      ) : (
        <div className="notice">
          <p className="notice-title">{t('calendar.missing', { year: asked })}</p>
          <p>{t('calendar.missingText')}</p>
        </div>
      )}
      {pasting && (
        <PasteDialog
          year={asked}
          current={shown}
          close={() => setPasting(false)}
          use={(read) => {
            setDraft(read);
            setPasting(false);
          }}
        />
      )}
      {confirming && draft && (
        <Modal
          open
          width={720}
          title={t('calendar.confirmTitle', { year: asked })}
          onCancel={() => setConfirming(false)}
          onOk={() => void store()}
          okText={t('calendar.confirm')}
          cancelText={t('cancel')}
          confirmLoading={save.pending}
          okButtonProps={{ 'data-testid': 'confirm-year', disabled: !draft.source.trim() }}
        >
          <p>
            {t('calendar.confirmText', {
              days: workingDaysIn(draft),
              holidays: draft.holidays.length,
              makeUp: draft.makeUpWorkdays.length,
            })}
          </p>
          <Foreseen year={draft} />
          {!draft.source.trim() && (
            <p>
              <b>✕ {t('calendar.sourceNeeded')}</b>
            </p>
          )}
        </Modal>
      )}
    </>
  );
}
