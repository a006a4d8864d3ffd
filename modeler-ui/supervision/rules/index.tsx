import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RuleBrief, RuleList } from '../../../domain/api/rules.ts';
import { withParameters } from '../../app/api.ts';
import { useWords } from '../../app/i18n.ts';
import { useRead } from '../../app/use-read.ts';
import { SignalMark } from '../../parts/marks.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { Panel } from '../../parts/panel.tsx';
import { RowTable } from '../../parts/row-table.tsx';
import { pageOfRule } from './address.ts';
import './rules.css';

const GROUPS = [
  { key: 'red', of: ({ id }: RuleBrief) => id.startsWith('R16.') },
  { key: 'yellow', of: ({ id }: RuleBrief) => id.startsWith('R15.') },
  { key: 'duties', of: ({ id }: RuleBrief) => !/^R1[56]\./.test(id) },
] as const;

/** The warning rules: what each is about, how it finds and issues, and what it raised of late (R15, R16). */
export function RulesPage(): ReactNode {
  const { t } = useWords();
  const list = useRead<RuleList>('/supervision/rules');
  if (!list.data) return <NotYet read={list} />;
  const { items } = list.data;
  return (
    <>
      <div className="page-head">
        <h1>{t('rules.title')}</h1>
        <span className="top-space" />
        <Link to="/supervision/signals">{t('wall.allSignals')}</Link>
      </div>
      <p className="quiet rules-text">{t('rules.text')}</p>
      <div className="stack">
        {GROUPS.map(({ key, of }) => (
          <Panel key={key} title={t(`rules.${key}`)} testId={`rules-${key}`}>
            <RuleTable rules={items.filter(of)} label={t(`rules.${key}`)} />
          </Panel>
        ))}
      </div>
    </>
  );
}

function RuleTable({ rules, label }: { rules: RuleBrief[]; label: string }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  return (
    <RowTable
      label={label}
      rows={rules}
      rowKey={({ id }) => id}
      open={({ id }) => void navigate(pageOfRule(id))}
      columns={[
        { key: 'colour', title: t('cases.signal'), width: 96, render: ({ colour }) => <SignalMark colour={colour} /> },
        {
          key: 'id',
          title: t('rules.rule'),
          width: 80,
          render: ({ id }) => (
            <Link to={pageOfRule(id)} data-testid={`rule-${id}`}>
              {id}
            </Link>
          ),
        },
        {
          key: 'situation',
          title: t('rules.situation'),
          render: (rule) => (
            <>
              {pick(rule.text, rule.textEn)}
              {rule.blind && (
                <span className="rule-blind" title={pick(rule.blind.text, rule.blind.textEn)}>
                  {t('rules.blind')}
                </span>
              )}
            </>
          ),
        },
        { key: 'trigger', title: t('rules.trigger'), width: 150, render: ({ trigger }) => t(`rules.triggerWord.${trigger}`) },
        { key: 'issue', title: t('rules.issue'), width: 250, render: ({ issue }) => t(`rules.issueWord.${issue}`) },
        {
          key: 'raised',
          title: t('rules.raised'),
          width: 120,
          className: 'number',
          render: ({ id, raised }) =>
            raised > 0 ? <Link to={withParameters('/supervision/signals', { rule: id })}>{raised}</Link> : <span className="quiet">0</span>,
        },
      ]}
    />
  );
}
