import { lazy, Suspense, type ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Version } from '../types.ts';

const FlowchartPreview = lazy(() => import('../flowchart-preview.tsx'));

/** Two flowcharts above one another; equal bytes are said to be equal (R5, R8). */
export function FlowchartPair({ before, after }: { before: Version | null; after: Version }): ReactNode {
  const { t } = useWords('registry');
  if (before && before.bpmnHash === after.bpmnHash) return <p className="quiet" data-testid="same-flowchart">{t('compare.sameFlowchart')} <code className="version-hash">{after.bpmnHash.slice(0, 16)}…</code></p>;
  return (
    <Suspense fallback={<div className="flowchart-preview" aria-busy="true" />}>
      {[...(before ? [before] : []), after].map((version) => (
        <figure key={version.id}><figcaption className="small"><b>{t('version.number', { number: version.number })}</b> {t(`state.${version.state}`)}</figcaption><FlowchartPreview xml={version.bpmnXml} /></figure>
      ))}
    </Suspense>
  );
}
