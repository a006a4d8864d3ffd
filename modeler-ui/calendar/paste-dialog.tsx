import { Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CalendarYear } from '../../domain/calendar/calendar.ts';
import { useWords } from '../app/i18n.ts';
import { readPasted, type PasteProblem } from './year-days.ts';

interface Options {
  year: number;
  current: Omit<CalendarYear, 'year'>;
  close: () => void;
  use: (draft: CalendarYear) => void;
}

/** A year as JSON, carried into the isolated network as a file or a mail; wrong entries are named by their line. */
export function PasteDialog({ year, current, close, use }: Options): ReactNode {
  const { t, pick } = useWords();
  const [text, setText] = useState(() =>
    JSON.stringify({ source: current.source, holidays: current.holidays, makeUpWorkdays: current.makeUpWorkdays }, null, 2),
  );
  const [problems, setProblems] = useState<PasteProblem[]>([]);
  const read = (): void => {
    const result = readPasted(text, year);
    if ('problems' in result) setProblems(result.problems);
    else use(result.draft);
  };
  return (
    <Modal
      open
      width={640}
      title={t('calendar.pasteTitle', { year })}
      onCancel={close}
      onOk={read}
      okText={t('calendar.check')}
      cancelText={t('cancel')}
      okButtonProps={{ 'data-testid': 'check-paste' }}
    >
      <div className="stack">
        <p className="quiet">{t('calendar.pasteText')}</p>
        <Input.TextArea
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblems([]);
          }}
          rows={16}
          spellCheck={false}
          style={{ fontFamily: 'monospace', fontSize: 12 }}
          aria-label={t('calendar.paste')}
          data-testid="paste-text"
        />
        {problems.length > 0 && (
          <div className="notice notice-problem" role="alert" data-testid="paste-problems">
            <p className="notice-title">{t('calendar.pasteProblems', { count: problems.length })}</p>
            <ul>
              {problems.slice(0, 20).map((problem, index) => (
                <li key={index}>
                  {t('calendar.line', { line: problem.line })} {pick(problem.message, problem.messageEn)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Modal>
  );
}
