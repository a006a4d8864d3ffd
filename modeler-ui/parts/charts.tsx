import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './charts.css';

/** One part of a bar: a figure that opens its rows. */
export interface BarPart {
  key: string;
  /** In words, for the legend and for readers. */
  name: string;
  value: number;
  /** Red and yellow are for lateness and signals alone. */
  tone: 'strong' | 'plain' | 'late' | 'warned';
  /** Address of the rows behind it. */
  to?: string;
}
export interface Bar {
  key: string;
  label: string;
  parts: BarPart[];
}

const ROW = 26;
const BAR = 16;
const LABEL_CHARACTERS = 22;

/** Horizontal bars, one a row, so that whole names stand before them. Its figures stand in a table beside it: the picture adds none. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }): ReactNode {
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  const longest = Math.max(4, ...bars.map((bar) => width(bar.label)));
  const before = Math.min(longest, LABEL_CHARACTERS) * 13 + 12;
  const whole = 900;
  const room = whole - before - 60;
  return (
    <figure className="chart" aria-label={label}>
      <svg viewBox={`0 0 ${whole} ${bars.length * ROW + 4}`} role="img" aria-label={label}>
        {bars.map((bar, index) => {
          const y = index * ROW + 4;
          const total = bar.parts.reduce((sum, { value }) => sum + value, 0);
          let x = before;
          return (
            <g key={bar.key}>
              <text x={before - 8} y={y + BAR - 3} textAnchor="end" className="chart-label">
                {shortened(bar.label)}
                <title>{bar.label}</title>
              </text>
              {bar.parts.map((part) => {
                const length = (part.value / most) * room;
                const at = x;
                x += length;
                if (part.value === 0) return null;
                return (
                  <Piece key={part.key} part={part} of={bar.label}>
                    <rect x={at} y={y} width={Math.max(1, length)} height={BAR} className={`chart-${part.tone}`} />
                  </Piece>
                );
              })}
              <text x={x + 6} y={y + BAR - 3} className="chart-figure">
                {total}
              </text>
            </g>
          );
        })}
      </svg>
      <Legend bars={bars} />
    </figure>
  );
}

/** Columns side by side in the order of time. */
export function Columns({ label, bars, height = 120 }: { label: string; bars: readonly Bar[]; height?: number }): ReactNode {
  const most = Math.max(1, ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)));
  const step = 60;
  return (
    <figure className="chart" aria-label={label}>
      <svg viewBox={`0 0 ${Math.max(1, bars.length) * step} ${height + 40}`} role="img" aria-label={label}>
        {bars.map((bar, index) => {
          const total = bar.parts.reduce((sum, { value }) => sum + value, 0);
          let top = height + 16;
          return (
            <g key={bar.key}>
              {bar.parts.map((part) => {
                const length = (part.value / most) * height;
                top -= length;
                if (part.value === 0) return null;
                return (
                  <Piece key={part.key} part={part} of={bar.label}>
                    <rect x={index * step + 14} y={top} width={step - 28} height={Math.max(1, length)} className={`chart-${part.tone}`} />
                  </Piece>
                );
              })}
              <text x={index * step + step / 2} y={top - 4} textAnchor="middle" className="chart-figure">
                {total}
              </text>
              <text x={index * step + step / 2} y={height + 34} textAnchor="middle" className="chart-label">
                {bar.label}
              </text>
            </g>
          );
        })}
        <line x1={0} x2={Math.max(1, bars.length) * step} y1={height + 16} y2={height + 16} className="chart-base" />
      </svg>
      <Legend bars={bars} />
    </figure>
  );
}

function Piece({ part, of, children }: { part: BarPart; of: string; children: ReactNode }): ReactNode {
  const said = `${of} · ${part.name} ${part.value}`;
  const drawn = (
    <>
      <title>{said}</title>
      {children}
    </>
  );
  // The same link stands in the table: here it is for the pointer.
  return part.to ? (
    <Link to={part.to} aria-label={said} tabIndex={-1}>
      {drawn}
    </Link>
  ) : (
    <g>{drawn}</g>
  );
}

function Legend({ bars }: { bars: readonly Bar[] }): ReactNode {
  const [first] = bars;
  return (
    <figcaption className="chart-legend">
      {first?.parts.map(({ key, name, tone }) => (
        <span key={key}>
          <i className={`chart-${tone}`} aria-hidden="true" /> {name}
        </span>
      ))}
    </figcaption>
  );
}

/** In Chinese characters; a Latin letter is half of one. */
const width = (text: string): number => [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.55), 0);

function shortened(text: string): string {
  if (width(text) <= LABEL_CHARACTERS) return text;
  let kept = '';
  for (const sign of text) {
    if (width(kept) >= LABEL_CHARACTERS - 1) break;
    kept += sign;
  }
  return `${kept}…`;
}
