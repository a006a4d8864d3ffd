import type { ReactNode } from 'react';

interface Options {
  title: string;
  /** Beside the title, quietly: a count, or what the panel is for. */
  note?: ReactNode;
  testId?: string;
  /** Its parts stand below each other with room between them. */
  stacked?: boolean;
  children: ReactNode;
}

/** One part of a page under its own title. */
export function Panel({ title, note, testId, stacked, children }: Options): ReactNode {
  return (
    <section className="panel" aria-label={title} data-testid={testId}>
      <header className="panel-head">
        <h2>{title}</h2>
        {note !== undefined && <span className="quiet small">{note}</span>}
      </header>
      <div className={`panel-body ${stacked ? 'stack' : ''}`}>{children}</div>
    </section>
  );
}
