import { Alert, Button } from 'antd';
import { useWords } from '../app/i18n.ts';
import { Link } from 'react-router';
import { dateAndTime } from '../app/time.tsx';
import type { Power, Version } from '../../domain/api/registry.ts';
import { isEditable, isOwn, isUnderReview } from '../registry/version-rules.ts';
import type { FlowchartDraft } from './use-draft.ts';

export interface NoticesProps {
  version: Version;
  power: Power;
  editable: boolean;
  personId: string | null;
  /** What bpmn-js said while drawing. */
  warnings: string[];
  draft: FlowchartDraft | null;
  /** Opens the choice of a skeleton; null once something is drawn. */
  onSkeleton: (() => void) | null;
  onRestore: () => void;
  onDiscard: () => void;
}

/** Lines above the canvas: read-only and why, returned and why, a draft to take up again, parts that could not be drawn. */
export const Notices = ({ version, power, editable, personId, warnings, draft, onSkeleton, onRestore, onDiscard }: NoticesProps) => {
  const { t } = useWords('modeler');
  const own = isUnderReview(version.state) && version.mayReview && isOwn(version, personId);
  const latest = power.versions.reduce(
    (highest, candidate) => (candidate.number > highest.number ? candidate : highest),
    power.versions[0] ?? version,
  );
  return (
    <div className="modeler-notices">
      {draft && (
        <Alert
          type="info"
          showIcon
          banner
          data-testid="draft-offer"
          title={t(draft.lockVersion === version.lockVersion ? 'draft.found' : 'draft.foundOlder', { at: dateAndTime(draft.at) })}
          action={
            <span className="notice-actions">
              <Button size="small" type="primary" onClick={onRestore} data-testid="draft-restore">
                {t('draft.restore')}
              </Button>
              <Button size="small" onClick={onDiscard} data-testid="draft-discard">
                {t('draft.discard')}
              </Button>
            </span>
          }
        />
      )}
      {onSkeleton && (
        <Alert
          type="info"
          showIcon
          banner
          data-testid="skeleton-offer"
          title={t('tools.skeletonOffer')}
          action={
            <Button size="small" type="primary" onClick={onSkeleton} data-testid="skeleton-open">
              {t('tools.skeleton')}
            </Button>
          }
        />
      )}
      {version.state === 'returned' && version.opinion && (
        <Alert
          type="info"
          showIcon
          banner
          data-testid="returned-opinion"
          title={t('notice.returned', {
            name: version.reviewedBy?.name ?? '',
            at: version.reviewedAt ? dateAndTime(version.reviewedAt) : '',
            opinion: version.opinion,
          })}
        />
      )}
      {!editable && (
        <Alert
          type="info"
          showIcon
          banner
          data-testid="read-only-banner"
          title={
            own
              ? t('hindrance.own-declaration')
              : isEditable(version.state)
                ? t('notice.notPermitted')
                : t(`notice.${version.state}`, {
                    number: version.number,
                    name: version.declaredBy?.name ?? '',
                    at: version.declaredAt ? dateAndTime(version.declaredAt) : '',
                    cause: version.cause ?? '',
                  })
          }
          action={latest.id !== version.id && <Link to={`/modeler/${latest.id}`}>{t('notice.latest', { number: latest.number })}</Link>}
        />
      )}
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          banner
          closable
          data-testid="import-warnings"
          title={t('notice.importWarnings', { count: warnings.length })}
          description={
            <ul>
              {warnings.slice(0, 5).map((warning, index) => (
                <li key={index}>{warning.slice(0, 200)}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
};
