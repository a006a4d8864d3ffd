import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { RuleView } from '../../../domain/api/rules.ts';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { useRead } from '../../app/use-read.ts';
import { Facts } from '../../parts/facts.tsx';
import { SignalMark } from '../../parts/marks.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';
import { ruleOfAddress } from './address.ts';
import { DryRunPanel } from './dry-run.tsx';
import { SettingsForm } from './settings-form.tsx';
import './rules.css';

/** One warning rule: its words, its figures with their history, its examples, and a dry run (R15, R16). */
export function RulePage(): ReactNode {
  const { t, pick } = useWords();
  const ruleId = ruleOfAddress(useParams().ruleId ?? '');
  const found = useRead<RuleView>(`/supervision/rules/${encodeURIComponent(ruleId)}`);
  const [proposed, setProposed] = useState<Record<string, number> | null>(null);
  if (!found.data) return <NotYet read={found} />;
  const rule = found.data;
  return (
    <>
      <div className="page-head">
        <h1>
          <SignalMark colour={rule.colour} /> {rule.id} {pick(rule.text, rule.textEn)}
        </h1>
        <span className="top-space" />
        <Link to={withParameters('/supervision/signals', { rule: rule.id })}>
          {t('rules.raised')} {rule.raised}
        </Link>
        <Link to="/supervision/rules">{t('rules.title')}</Link>
      </div>
      <div className="rule-page" data-testid="rule">
        <div className="stack">
          <Panel title={t('rules.what')}>
            <Facts
              items={[
                { label: t('rules.plain'), value: pick(rule.plain.text, rule.plain.textEn) },
                { label: t('rules.evidence'), value: pick(rule.evidence.text, rule.evidence.textEn) },
                { label: t('rules.trigger'), value: t(`rules.triggerWord.${rule.trigger}`) },
                { label: t('rules.issue'), value: t(`rules.issueWord.${rule.issue}`) },
                ...(rule.blind ? [{ label: t('rules.blindLabel'), value: pick(rule.blind.text, rule.blind.textEn) }] : []),
                { label: t('rules.pack'), value: t(`rules.packWord.${rule.pack}`) },
              ]}
            />
          </Panel>
          <Examples rule={rule} />
          <DryRunPanel key={rule.id} rule={rule} proposed={proposed} />
        </div>
        <div className="stack">
          <Figures rule={rule} proposed={proposed} propose={setProposed} />
          {rule.history.length > 0 && <History rule={rule} />}
        </div>
      </div>
    </>
  );
}

function Examples({ rule }: { rule: RuleView }): ReactNode {
  const { t, pick } = useWords();
  const word = (fires: boolean): string => t(fires ? 'rules.fires' : 'rules.silent');
  return (
    <Panel title={t('rules.examples')} note={t('rules.examplesText')} testId="examples">
      <table className="plain">
        <thead>
          <tr>
            <th style={{ width: 150 }}>{t('rules.asked')}</th>
            <th>{t('rules.situation')}</th>
            <th style={{ width: 150 }}>{t('rules.says')}</th>
          </tr>
        </thead>
        <tbody>
          {rule.examples.map((one) => (
            <tr key={`${one.on}${one.text}`}>
              <td className="nowrap">{one.on}</td>
              <td>{pick(one.text, one.textEn)}</td>
              <td className="rule-says">
                {word(one.found)}
                {one.found !== one.fires && <span className="rule-differs">{t('rules.differs', { says: word(one.fires) })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Figures({
  rule,
  proposed,
  propose,
}: {
  rule: RuleView;
  proposed: Record<string, number> | null;
  propose: (values: Record<string, number> | null) => void;
}): ReactNode {
  const { t, pick } = useWords();
  const [saved, setSaved] = useState<number | null>(null);
  const note = rule.version === 0 ? t('rules.standard') : t('rules.inForce', { version: rule.version });
  if (rule.settings.length === 0) {
    return (
      <Panel title={t('rules.settings')}>
        <p className="quiet">{t('rules.noSettings')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('rules.settings')} note={note} testId="figures" stacked>
      {proposed ? (
        <SettingsForm
          rule={rule}
          values={proposed}
          change={propose}
          done={(version) => {
            propose(null);
            setSaved(version);
          }}
        />
      ) : (
        <>
          {saved !== null && (
            <p className="notice" role="status">
              {t('rules.saved', { version: saved })}
            </p>
          )}
          <Facts
            items={rule.settings.map((one) => ({
              label: pick(one.text, one.textEn),
              value: (
                <>
                  <b>{one.value}</b> {t(`rules.unit.${one.unit}`)}
                </>
              ),
            }))}
          />
          {rule.maySet ? (
            <p>
              <Button
                onClick={() => {
                  setSaved(null);
                  propose(Object.fromEntries(rule.settings.map(({ key, value }) => [key, value])));
                }}
                data-testid="set-figures"
              >
                {t('rules.set')}
              </Button>
            </p>
          ) : (
            <p className="quiet small">{t('rules.onlyOffice')}</p>
          )}
        </>
      )}
    </Panel>
  );
}

function History({ rule }: { rule: RuleView }): ReactNode {
  const { t, pick } = useWords();
  const words = (values: Record<string, number>): string =>
    rule.settings
      .flatMap((one) => {
        const value = values[one.key];
        return value === undefined ? [] : [`${pick(one.text, one.textEn)} ${value}`];
      })
      .join(' · ');
  return (
    <Panel title={t('rules.history')} testId="history">
      <table className="plain">
        <thead>
          <tr>
            <th style={{ width: 50 }}>{t('rules.version')}</th>
            <th>{t('rules.values')}</th>
            <th style={{ width: 90 }}>{t('rules.by')}</th>
            <th style={{ width: 130 }}>{t('rules.at')}</th>
          </tr>
        </thead>
        <tbody>
          {rule.history.map((one) => (
            <tr key={one.version}>
              <td>{one.version}</td>
              <td>
                {words(one.values)}
                <span className="rule-differs">{one.reason}</span>
              </td>
              <td>{one.person}</td>
              <td className="nowrap">{dateAndTime(one.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
