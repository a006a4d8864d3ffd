import { useMemo, type ReactNode } from 'react';
import type { Version } from '../../../domain/api/registry.ts';
import { useWords, type Words } from '../../app/i18n.ts';
import { outcomeNamesOf } from '../outcome-names.ts';
import { compareFacts, type Difference } from './compare-facts.ts';
import { describeEntry, SECTIONS, type Fact } from './describe-entry.ts';
import { diffText } from './text-diff.ts';

/** Two versions field by field: only what differs, told by sign and word as well as by colour (R5). */
export function FieldComparison({ before, after }: { before: Compared | null; after: Compared }): ReactNode {
  const words = useWords('registry');
  const { t } = words;
  const differences = useMemo(
    () => compareFacts(before ? factsOf(before, words) : [], factsOf(after, words)),
    [before, after, words.language],
  );
  if (differences.length === 0)
    return (
      <p className="quiet" data-testid="no-differences">
        {t('compare.same')}
      </p>
    );
  return (
    <div className="comparison" data-testid="field-comparison">
      {SECTIONS.map((section) => {
        const rows = differences.filter((one) => one.section === section);
        return (
          rows.length > 0 && (
            <section key={section} data-testid={`differences-${section}`}>
              <h3>
                {t(`section.${section}`)} <span className="quiet small">{t('compare.count', { count: rows.length })}</span>
              </h3>
              <ul>
                {rows.map((row) => (
                  <DifferenceRow key={row.key} row={row} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}

type Compared = Pick<Version, 'basics' | 'bpmnXml'>;

const factsOf = ({ basics, bpmnXml }: Compared, words: Words<'registry'>): Fact[] => describeEntry(basics, words, outcomeNamesOf(bpmnXml));

const SIGN = { added: '＋', removed: '－', changed: '≠' } as const;

function DifferenceRow({ row }: { row: Difference }): ReactNode {
  const { t } = useWords('registry');
  return (
    <li className={`difference ${row.kind}`} data-testid="difference" data-kind={row.kind}>
      <span className="difference-kind">
        <span aria-hidden="true">{SIGN[row.kind]}</span> {t(row.key.endsWith('/order') ? 'compare.reordered' : `compare.${row.kind}`)}
      </span>
      {row.label && <b>{row.label}</b>}
      {row.kind === 'added' && (
        <p className="pre">
          <ins>{row.after}</ins>
        </p>
      )}
      {row.kind === 'removed' && (
        <p className="pre">
          <del>{row.before}</del>
        </p>
      )}
      {row.kind === 'changed' && <ChangedText before={row.before ?? ''} after={row.after ?? ''} />}
    </li>
  );
}

function ChangedText({ before, after }: { before: string; after: string }): ReactNode {
  const pieces = useMemo(() => diffText(before, after), [before, after]);
  return (
    <p className="pre">
      {pieces.map(({ kind, text }, index) =>
        kind === 'same' ? (
          <span key={index}>{text}</span>
        ) : kind === 'added' ? (
          <ins key={index}>{text}</ins>
        ) : (
          <del key={index}>{text}</del>
        ),
      )}
    </p>
  );
}
