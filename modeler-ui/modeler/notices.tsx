import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateAndTime } from '../app/time.tsx';
import type { Power, Version } from '../registry/types.ts';
import { isEditable, isUnderReview } from '../registry/version-rules.ts';
import type { FlowchartDraft } from './use-draft.ts';

export interface NoticesProps {
  version: Version;
  power: Power;
  editable: boolean;
  personId: string | null;
  actions: readonly string[];
  /** What bpmn-js said while drawing. */
  warnings: string[];
  draft: FlowchartDraft | null;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Lines above the canvas: read-only and why, returned and why, a draft to take up again, parts that could not be drawn. */
export const Notices = ({ version, power, editable, personId, actions, warnings, draft, onRestore, onDiscard }: NoticesProps) => {
  const { t } = useTranslation(['modeler', 'registry']);
  const summary = power.versions.find((candidate) => candidate.id === version.id);
  const own = isUnderReview(version.state) && actions.includes('registry.review') && summary?.declaredBy?.id === personId;
  const latest = power.versions.reduce((highest, candidate) => (candidate.number > highest.number ? candidate : highest), power.versions[0] ?? version);
  return (
    <div className="modeler-notices">
      {draft && (
        <Alert
          type="info" showIcon banner data-testid="draft-offer"
          title={t(draft.lockVersion === version.lockVersion ? 'draft.found' : 'draft.foundOlder', { at: dateAndTime(draft.at) })}
          action={(
            <span className="notice-actions">
              <Button size="small" type="primary" onClick={onRestore} data-testid="draft-restore">{t('draft.restore')}</Button>
              <Button size="small" onClick={onDiscard} data-testid="draft-discard">{t('draft.discard')}</Button>
            </span>
          )}
        />
      )}
      {version.state === 'returned' && summary?.opinion && (
        <Alert
          type="info" showIcon banner data-testid="returned-opinion"
          title={t('notice.returned', { name: summary.reviewedBy?.name ?? '', at: summary.reviewedAt ? dateAndTime(summary.reviewedAt) : '', opinion: summary.opinion })}
        />
      )}
      {!editable && (
        <Alert
          type="info" showIcon banner data-testid="read-only-banner"
          title={own ? t('hindrance.own-declaration') : isEditable(version.state) ? t('notice.notPermitted')
            : t(`notice.${version.state}`, { number: version.number, name: summary?.declaredBy?.name ?? '', at: summary?.declaredAt ? dateAndTime(summary.declaredAt) : '', cause: summary?.cause ?? '' })}
          action={latest.id !== version.id && <Link to={`/modeler/${latest.id}`}>{t('notice.latest', { number: latest.number })}</Link>}
        />
      )}
      {warnings.length > 0 && (
        <Alert
          type="warning" showIcon banner closable data-testid="import-warnings" title={t('notice.importWarnings', { count: warnings.length })}
          description={<ul>{warnings.slice(0, 5).map((warning, index) => <li key={index}>{warning.slice(0, 200)}</li>)}</ul>}
        />
      )}
    </div>
  );
};
