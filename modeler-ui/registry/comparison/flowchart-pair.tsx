import { lazy, Suspense, type ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Version } from '../../../domain/api/registry.ts';

const FlowchartPreview = lazy(() => import('../flowchart-preview.tsx'));
const FlowchartComparison = lazy(() => import('../../modeler/comparison/index.tsx'));

/**
 * Two flowcharts side by side with what is different in them; equal bytes are said to be equal, and a first version stands alone (R5,
 * R8).
 */
export function FlowchartPair({ before, after }: { before: Version | null; after: Version }): ReactNode {
  const { t } = useWords('registry');
  if (before && before.bpmnHash === after.bpmnHash)
    return (
      <p className="quiet" data-testid="same-flowchart">
        {t('compare.sameFlowchart')} <code className="version-hash">{after.bpmnHash.slice(0, 16)}…</code>
      </p>
    );
  const title = (version: Version): string => `${t('version.number', { number: version.number })} · ${t(`state.${version.state}`)}`;
  return (
    <Suspense fallback={<div className="flowchart-preview" aria-busy="true" />}>
      {before ? (
        <FlowchartComparison
          before={before.bpmnXml}
          after={after.bpmnXml}
          entryBefore={before.basics}
          entryAfter={after.basics}
          titleBefore={title(before)}
          titleAfter={title(after)}
        />
      ) : (
        <figure>
          <figcaption className="small">
            <b>{title(after)}</b>
          </figcaption>
          <FlowchartPreview xml={after.bpmnXml} />
        </figure>
      )}
    </Suspense>
  );
}
