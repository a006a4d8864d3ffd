import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, withParameters } from '../../app/api.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { useRead } from '../../app/use-read.ts';
import { Empty } from '../../parts/marks.tsx';
import { versionPath } from '../api.ts';
import type { Page } from '../../../domain/api/basics.ts';
import type { PowerSummary } from '../../../domain/api/catalogue.ts';
import type { MigrationCheck, MigrationOptions, MigrationPlan } from '../../../domain/api/migrations.ts';
import type { Version } from '../../../domain/api/registry.ts';
import { MappingTable } from './mapping-table.tsx';
import { stepsOf, suggestedMapping } from './steps-of.ts';

/** Moves running cases to the version in use, where the engine line can, after a dry run; elsewhere it says why not. */
export function MigrationsPage(): ReactNode {
  const { t, pick } = useWords('registry');
  const [parameters, setParameters] = useSearchParams();
  const powerId = parameters.get('power') ?? '';
  const [search, setSearch] = useState('');
  const powers = useRead<Page<PowerSummary>>(withParameters('/registry/powers', { q: search, limit: 50 }));
  const options = useRead<MigrationOptions>(powerId ? withParameters('/cases/migrations/options', { powerId }) : null);
  const { data } = options;
  return (
    <section className="registry" data-testid="migrations-page">
      <div className="page-head">
        <h1>{t('nav.migrations')}</h1>
        <Select
          size="small"
          style={{ width: 320 }}
          placeholder={t('migrations.choosePower')}
          aria-label={t('migrations.choosePower')}
          value={powerId || undefined}
          showSearch={{ filterOption: false, onSearch: setSearch }}
          onChange={(value: string) => setParameters({ power: value }, { replace: true })}
          options={(powers.data?.items ?? []).map((power) => ({ value: power.id, label: pick(power.name, power.nameEn) }))}
          data-testid="migration-power"
        />
      </div>
      {options.error && <ErrorNotice error={options.error} retry={() => void options.refetch()} />}
      {!powerId && (
        <div className="table-wrap">
          <Empty title={t('migrations.empty')} text={t('migrations.emptyHelp')} />
        </div>
      )}
      {powerId && data && !data.supported && (
        <div className="notice" data-testid="migration-unsupported">
          <p className="notice-title">{pick(data.reason, data.reasonEn)}</p>
          <p>{t('migrations.goOn')}</p>
        </div>
      )}
      {powerId && data && (
        <section className="power-card">
          <h2>{t('migrations.running')}</h2>
          {data.fromVersions.length === 0 && <p className="quiet">{t('migrations.none')}</p>}
          <ul>
            {data.fromVersions.map(({ versionId, versionNumber, running }) => (
              <li key={versionId}>
                {t('version.number', { number: versionNumber })} ·{' '}
                <Link to={withParameters('/cases', { power: powerId, state: 'running' })}>{t('power.running', { count: running })}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {powerId && data?.supported && data.toVersion && data.fromVersions.length > 0 && (
        <Plan key={powerId} powerId={powerId} options={data} toVersion={data.toVersion} />
      )}
    </section>
  );
}

function Plan({
  powerId,
  options,
  toVersion,
}: {
  powerId: string;
  options: MigrationOptions;
  toVersion: NonNullable<MigrationOptions['toVersion']>;
}): ReactNode {
  const { t } = useWords('registry');
  const [fromVersionId, setFrom] = useState(options.fromVersions[0]?.versionId ?? '');
  const from = useRead<Version>(versionPath(fromVersionId));
  const to = useRead<Version>(versionPath(toVersion.versionId));
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState<{ plan: string; result: MigrationCheck } | null>(null);
  const [migrating, setMigrating] = useState<number | null>(null);
  const [steps, next] = [stepsOf(from.data?.bpmnXml ?? ''), stepsOf(to.data?.bpmnXml ?? '')];
  const mapping = { ...suggestedMapping(steps, next), ...chosen };
  const plan: MigrationPlan = {
    powerId,
    fromVersionId,
    toVersionId: toVersion.versionId,
    mapping: Object.fromEntries(Object.entries(mapping).filter(([, target]) => target)),
  };
  const check = useAction<[MigrationPlan], void>(
    async (key, body) =>
      setChecked({ plan: JSON.stringify(body), result: await api.post<MigrationCheck>('/cases/migrations/check', body, { key }) }),
    { changesNothing: true },
  );
  const execute = useAction<[MigrationPlan], void>(async (key, body) => {
    const { migrating: count } = await api.post<{ migrating: number }>('/cases/migrations', body, { key });
    setChecked(null);
    setMigrating(count);
  });
  const current = checked?.plan === JSON.stringify(plan);
  return (
    <section className="power-card" data-testid="migration-plan">
      <h2>{t('migrations.mapping')}</h2>
      <p className="line">
        <Select
          size="small"
          value={fromVersionId}
          onChange={(value) => {
            setFrom(value);
            setChosen({});
            setChecked(null);
          }}
          options={options.fromVersions.map(({ versionId, versionNumber, running }) => ({
            value: versionId,
            label: `${t('version.number', { number: versionNumber })} (${running})`,
          }))}
          aria-label={t('compare.from')}
        />
        → {t('version.number', { number: toVersion.number })}{' '}
        <Link to={`/registry/compare/${fromVersionId}/${toVersion.versionId}`}>{t('compare.do')}</Link>
      </p>
      <MappingTable
        steps={steps}
        targets={next}
        mapping={mapping}
        set={(step, target) => setChosen((before) => ({ ...before, [step]: target }))}
      />
      <p className="line">
        <Button
          type={current ? 'default' : 'primary'}
          loading={check.pending}
          onClick={() => void check.run(plan)}
          data-testid="migration-check"
        >
          {t('migrations.dryRun')}
        </Button>
        <Button
          type="primary"
          disabled={!current || !checked.result.ok}
          loading={execute.pending}
          onClick={() => void execute.run(plan)}
          data-testid="migration-execute"
        >
          {t('migrations.execute')}
        </Button>
        <span className="quiet small">{t('migrations.dryRunHelp')}</span>
      </p>
      {(check.error ?? execute.error) && <ErrorNotice error={(check.error ?? execute.error)!} />}
      {migrating !== null && (
        <div className="notice notice-good" data-testid="migration-done">
          <p className="notice-title">{t('migrations.executed', { count: migrating })}</p>
        </div>
      )}
      {checked && <Report result={checked.result} />}
    </section>
  );
}

function Report({ result }: { result: MigrationCheck }): ReactNode {
  const { t, pick } = useWords('registry');
  return (
    <div data-testid="migration-report" data-ok={result.ok}>
      <p className="notice-title">{t(result.ok ? 'migrations.ok' : 'migrations.unsafe')}</p>
      <ul>
        {result.problems.map((problem, index) => (
          <li key={index}>✕ {pick(problem.message, problem.messageEn)}</li>
        ))}
      </ul>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('migrations.case')}</th>
            <th>{t('migrations.step')}</th>
            <th>{t('migrations.result')}</th>
          </tr>
        </thead>
        <tbody>
          {result.cases.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/cases/${one.id}`}>{one.serial}</Link>
              </td>
              <td>{one.steps.map(({ name, to }) => `${name} → ${to ?? '—'}`).join(t('and'))}</td>
              <td>
                {one.ok && <p>✓</p>}
                {one.problems.map((problem, index) => (
                  <p key={index}>
                    <b>✕ {pick(problem.message, problem.messageEn)}</b>
                  </p>
                ))}
                {one.warnings.map((warning, index) => (
                  <p key={index}>⚠ {pick(warning.message, warning.messageEn)}</p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
