import { useWords } from '../../app/i18n.ts';
import type { FlowchartDifference } from './compare-flowcharts.ts';
import { aboutWords, nameOf, valueWords, type Side } from './words.ts';

export interface DifferenceListProps {
  differences: FlowchartDifference[];
  moved: number;
  before: Side;
  after: Side;
  chosen: FlowchartDifference | null;
  onChoose: (difference: FlowchartDifference) => void;
}

/** The differences in words, the flows last; a row shows its element in both flowcharts. */
export const DifferenceList = ({ differences, moved, before, after, chosen, onChoose }: DifferenceListProps) => {
  const { t, language } = useWords('modeler');
  if (differences.length === 0)
    return (
      <p className="comparison-none" data-testid="no-differences">
        {t(moved > 0 ? 'comparison.onlyMoved' : 'comparison.none', { count: moved })}
      </p>
    );
  return (
    <ol className="comparison-list" data-testid="comparison-list">
      {differences.map((difference) => {
        const { kind, changes } = difference;
        const [side, element] = difference.after ? [after, difference.after] : [before, difference.before];
        return (
          <li
            key={`${kind}-${element?.id}`}
            className={difference === chosen ? 'chosen' : ''}
            data-testid="flowchart-difference"
            data-kind={kind}
            data-element-id={element?.id}
          >
            <button type="button" aria-pressed={difference === chosen} onClick={() => onChoose(difference)}>
              <span className={`comparison-word ${kind}`}>{t(`comparison.${kind}`)}</span>
              <span className="comparison-kind">{element && t(`kind.${element.kind}`)}</span>
              <span className="comparison-name">{nameOf(element, side, t)}</span>
            </button>
            {changes.length > 0 && (
              <dl>
                {changes.map(({ about, before: was, after: is }) => (
                  <div key={about}>
                    <dt>{aboutWords(about, t)}</dt>
                    <dd>
                      {was === undefined ? (
                        <span className="quiet">{t('comparison.nothing')}</span>
                      ) : (
                        <del>{valueWords(about, was, before, language, t)}</del>
                      )}
                      <span aria-hidden> → </span>
                      {is === undefined ? (
                        <span className="quiet">{t('comparison.nothing')}</span>
                      ) : (
                        <ins>{valueWords(about, is, after, language, t)}</ins>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        );
      })}
      {moved > 0 && <li className="comparison-moved">{t('comparison.moved', { count: moved })}</li>}
    </ol>
  );
};
