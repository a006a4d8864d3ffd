import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Skeleton, Tooltip } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../app/i18n.ts';
import { readPower, readVersion, startVersion } from './api.ts';
import { Basics } from './basics.tsx';
import { RegistryFailure } from './failure.tsx';
import { History } from './history.tsx';
import { StateTag } from './state-tag.tsx';
import type { Power, Version } from './types.ts';
import { isEditable, isOpen } from './version-rules.ts';
import { VersionTable } from './version-table.tsx';

/** One power: its basic information, versions and what happened to them (R5, R6). */
export const PowerPage = ({ powerId }: { powerId: string }) => {
  const { t } = useTranslation('registry');
  const { pick } = useWords();
  const navigate = useNavigate();
  const [power, setPower] = useState<Power | null>(null);
  const [version, setVersion] = useState<Version | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [starting, setStarting] = useState(false);

  const load = useCallback(() => {
    setFailure(null);
    readPower(powerId).then(setPower, setFailure);
  }, [powerId]);
  useEffect(load, [load]);

  const shownId = chosen ?? (power ? defaultVersion(power) : null);
  useEffect(() => {
    if (shownId === null) return undefined;
    let overtaken = false;
    readVersion(shownId).then(
      (next) => { if (!overtaken) setVersion(next); },
      (fault: unknown) => { if (!overtaken) setFailure(fault); },
    );
    return () => { overtaken = true; };
  }, [shownId]);

  if (failure !== null) return <section className="registry"><RegistryFailure fault={failure} again={load} /></section>;
  if (!power) return <section className="registry"><Skeleton active paragraph={{ rows: 10 }} /></section>;

  const open = power.versions.find((candidate) => isOpen(candidate.state));
  const drawable = open && isEditable(open.state) && power.mayEdit ? open : undefined;
  const start = (): void => {
    setStarting(true);
    startVersion(power.id).then(
      (created) => void navigate(`/modeler/${created.id}`),
      (fault: unknown) => {
        setStarting(false);
        setFailure(fault);
      },
    );
  };
  return (
    <section className="registry" data-testid="power-page">
      <header className="registry-head">
        <Link to="/registry" className="registry-back"><ArrowLeftOutlined /> {t('power.back')}</Link>
        <h1>{pick(power.name, power.nameEn)}</h1>
        <StateTag state={power.state} />
        <span className="registry-gap" />
        {shownId !== null && (
          <Button
            size="small" type={drawable ? 'primary' : 'default'} data-testid="open-flowchart"
            onClick={() => void navigate(`/modeler/${drawable?.id ?? shownId}`)}
          >
            {t(drawable ? 'power.editFlowchart' : 'power.openFlowchart')}
          </Button>
        )}
        {power.mayEdit && (
          <Tooltip title={open ? t('power.openExists', { number: open.number }) : t('power.newVersionHelp')}>
            <Button size="small" type={drawable ? 'default' : 'primary'} disabled={open !== undefined} loading={starting} onClick={start} data-testid="new-version">{t('power.newVersion')}</Button>
          </Tooltip>
        )}
      </header>
      <div className="power-columns">
        <div className="power-main">
          {version && <Basics version={version} />}
          {!version && <Skeleton active paragraph={{ rows: 12 }} />}
        </div>
        <aside className="power-side">
          <VersionTable power={power} shownId={shownId} onShow={setChosen} />
          {version && <History version={version} />}
        </aside>
      </div>
    </section>
  );
};

/** The version in use, else the latest one. */
const defaultVersion = (power: Power): string | null => {
  const published = power.versions.find((version) => version.state === 'published');
  const latest = power.versions.toSorted((one, other) => other.number - one.number)[0];
  return (published ?? latest)?.id ?? null;
};
