import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../../app/i18n.ts';
import { civilDate, dateAndTime } from '../../app/time.tsx';
import { StateTag } from '../state-tag.tsx';
import type { Power, VersionSummary } from '../../../domain/api/registry.ts';
import { isEditable, isUnderReview } from '../version-rules.ts';

/** Every version with when it was in force, the newest first; each stays readable for ever and comparable with any other (R5). */
export const VersionTable = ({ power, shownId, onShow }: { power: Power; shownId: string | null; onShow: (id: string) => void }) => {
  const { t } = useWords('registry');
  const versions = power.versions.toSorted((one, other) => other.number - one.number);
  return (
    <section className="power-card" aria-label={t('power.versions')}>
      <h2>{t('power.versions')}</h2>
      <ul className="version-list" data-testid="versions">
        {versions.map((version) => (
          <li
            key={version.id}
            className={version.id === shownId ? 'shown' : ''}
            data-testid="version"
            data-state={version.state}
            data-number={version.number}
          >
            <div className="version-line">
              <button type="button" onClick={() => onShow(version.id)} aria-pressed={version.id === shownId} title={t('versions.show')}>
                {t('version.number', { number: version.number })}
              </button>
              <StateTag state={version.state} />
              <span className="registry-gap" />
              <OpenLinks power={power} version={version} />
            </div>
            <Facts version={version} />
          </li>
        ))}
      </ul>
      {versions.length > 1 && <CompareChoice versions={versions} shownId={shownId} />}
    </section>
  );
};

const OpenLinks = ({ power, version }: { power: Power; version: VersionSummary }) => {
  const { t } = useWords('registry');
  const editable = isEditable(version.state) && power.mayEdit;
  const word = editable ? 'edit' : isUnderReview(version.state) && power.mayReview ? 'review' : 'view';
  return (
    <span className="line">
      {editable && (
        <Link to={`/registry/versions/${version.id}/entry`} data-testid="version-entry">
          {t('versions.entry')}
        </Link>
      )}
      <Link to={`/modeler/${version.id}`} data-testid={`version-${word}`}>
        {t(editable ? 'versions.flowchart' : 'versions.view')}
      </Link>
    </span>
  );
};

const Facts = ({ version }: { version: VersionSummary }) => {
  const { t } = useWords('registry');
  const rows: [string, ReactNode][] = [];
  if (version.effectiveFrom) {
    const from = civilDate(version.effectiveFrom);
    rows.push([
      t('versions.inForce'),
      version.effectiveTo ? t('versions.fromTo', { from, to: civilDate(version.effectiveTo) }) : t('versions.since', { from }),
    ]);
  }
  if (version.cause) rows.push([t('versions.cause'), `${version.cause}${version.causeDate ? `（${version.causeDate}）` : ''}`]);
  if (version.declaredAt) rows.push([t('versions.declared'), `${dateAndTime(version.declaredAt)} ${version.declaredBy?.name ?? ''}`]);
  if (version.reviewedAt) rows.push([t('versions.reviewed'), `${dateAndTime(version.reviewedAt)} ${version.reviewedBy?.name ?? ''}`]);
  if (version.opinion) rows.push([t('versions.opinion'), version.opinion]);
  if (rows.length === 0) return null;
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** Any two versions, the older one first. */
const CompareChoice = ({ versions, shownId }: { versions: VersionSummary[]; shownId: string | null }) => {
  const { t } = useWords('registry');
  const navigate = useNavigate();
  const [earlier, setEarlier] = useState<string>();
  const [later, setLater] = useState<string>();
  const to = later ?? versions[0]?.id;
  const from = earlier ?? (shownId !== null && shownId !== to ? shownId : versions.find(({ id }) => id !== to)?.id);
  const options = versions.map(({ id, number }) => ({ value: id, label: t('version.number', { number }) }));
  return (
    <p className="compare-choice no-print">
      <Select size="small" value={from} onChange={setEarlier} options={options} aria-label={t('compare.from')} />
      <span aria-hidden="true">→</span>
      <Select size="small" value={to} onChange={setLater} options={options} aria-label={t('compare.to')} />
      <Button
        size="small"
        disabled={!from || !to || from === to}
        onClick={() => void navigate(`/registry/compare/${from}/${to}`)}
        data-testid="compare-versions"
      >
        {t('compare.do')}
      </Button>
    </p>
  );
};
