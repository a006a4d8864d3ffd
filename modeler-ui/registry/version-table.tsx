import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateAndTime } from '../app/time.tsx';
import { StateTag } from './state-tag.tsx';
import type { Power, VersionSummary } from './types.ts';
import { isEditable, isUnderReview } from './version-rules.ts';

/** Every version, the newest first; each stays readable for ever (R5). */
export const VersionTable = ({ power, shownId, onShow }: { power: Power; shownId: string | null; onShow: (id: string) => void }) => {
  const { t } = useTranslation('registry');
  return (
    <section className="power-card" aria-label={t('power.versions')}>
      <h2>{t('power.versions')}</h2>
      <ul className="version-list" data-testid="versions">
        {power.versions.toSorted((one, other) => other.number - one.number).map((version) => (
          <li key={version.id} className={version.id === shownId ? 'shown' : ''} data-testid="version" data-state={version.state} data-number={version.number}>
            <div className="version-line">
              <button type="button" onClick={() => onShow(version.id)} aria-pressed={version.id === shownId} title={t('versions.show')}>{t('version.number', { number: version.number })}</button>
              <StateTag state={version.state} />
              <span className="registry-gap" />
              <OpenLink power={power} version={version} />
            </div>
            <Facts version={version} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const OpenLink = ({ power, version }: { power: Power; version: VersionSummary }) => {
  const { t } = useTranslation('registry');
  const word = isEditable(version.state) && power.mayEdit ? 'edit' : isUnderReview(version.state) && power.mayReview ? 'review' : 'view';
  return <Link to={`/modeler/${version.id}`} data-testid={`version-${word}`}>{t(`versions.${word}`)}</Link>;
};

const Facts = ({ version }: { version: VersionSummary }) => {
  const { t } = useTranslation('registry');
  const rows: [string, string][] = [
    ...(version.cause ? [[t('versions.cause'), `${version.cause}${version.causeDate ? `（${version.causeDate}）` : ''}`] satisfies [string, string]] : []),
    ...(version.declaredAt ? [[t('versions.declared'), `${dateAndTime(version.declaredAt)} ${version.declaredBy?.name ?? ''}`] satisfies [string, string]] : []),
    ...(version.reviewedAt ? [[t('versions.reviewed'), `${dateAndTime(version.reviewedAt)} ${version.reviewedBy?.name ?? ''}`] satisfies [string, string]] : []),
    ...(version.opinion ? [[t('versions.opinion'), version.opinion] satisfies [string, string]] : []),
    ...(version.publishedAt ? [[t('versions.published'), dateAndTime(version.publishedAt)] satisfies [string, string]] : []),
  ];
  if (rows.length === 0) return null;
  return <dl>{rows.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
};
