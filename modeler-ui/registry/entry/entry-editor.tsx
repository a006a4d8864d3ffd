import { Button } from 'antd';
import { useEffect, useMemo, type ComponentType, type ReactNode } from 'react';
import { Link } from 'react-router';
import { missingParts } from '../../../processes/lint/missing-parts.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { ErrorNotice, focusField } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { dateAndTime } from '../../app/time.tsx';
import { DraftMark } from '../../parts/draft-mark.tsx';
import type { Section } from '../comparison/describe-entry.ts';
import { outcomeNamesOf } from '../outcome-names.ts';
import { StateTag } from '../state-tag.tsx';
import type { Version } from '../../../domain/api/registry.ts';
import {
  BasicsSection,
  ConditionsSection,
  ExternalSection,
  FeesSection,
  LegalBasisSection,
  MaterialsSection,
  PositionsSection,
} from './basics-sections.tsx';
import { BenchmarksSection } from './benchmarks-section.tsx';
import { bySection, entryDoubts, sectionOf, sectionsFor } from './completeness.ts';
import type { SectionProps } from './controls.tsx';
import { ChecksSection } from './checks-section.tsx';
import { CaseFormSection, FormsSection } from './forms-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { useCompleteness } from './use-completeness.ts';
import { useEntry, type EditedEntry } from './use-entry.ts';

const EDITORS: Record<Section, ComponentType<SectionProps>> = {
  basics: BasicsSection,
  legalBasis: LegalBasisSection,
  conditions: ConditionsSection,
  benchmarks: BenchmarksSection,
  materials: MaterialsSection,
  limits: LimitsSection,
  fees: FeesSection,
  positions: PositionsSection,
  caseForm: CaseFormSection,
  forms: FormsSection,
  checks: ChecksSection,
  external: ExternalSection,
};

/** Every field of the entry in sections, with what is wrong or missing beside them; what is typed is kept as a draft (R5, R6b). */
export function EntryEditor({
  version,
  setVersion,
  reload,
}: {
  version: Version;
  setVersion: (version: Version) => void;
  reload: () => Promise<unknown>;
}): ReactNode {
  const { t, pick } = useWords('registry');
  const edited = useEntry(version, setVersion, reload);
  const { entry, change, save, changed } = edited;
  const found = useCompleteness(entry);
  const problems = [...found, ...edited.serverProblems.filter(({ path }) => !found.some((problem) => problem.path === path))];
  const groups = bySection(problems);
  const outcomes = useMemo(() => outcomeNamesOf(version.bpmnXml), [version.bpmnXml]);
  const sections = sectionsFor(entry);
  const store = (): void => {
    if (changed && !save.pending) void save.run();
  };
  useSaveKey(store);

  return (
    <section className="registry entry" data-testid="entry-editor" data-changed={changed} data-ready={edited.ready}>
      <header className="page-head entry-head">
        <h1>
          {pick(entry.powerName, entry.powerNameEn)} · {t('version.number', { number: version.number })}
        </h1>
        <StateTag state={version.state} />
        <span className="quiet small" data-testid="entry-state">
          {t(changed ? 'entry.unsaved' : 'entry.saved')}
        </span>
        <DraftMark state={edited.draft} />
        <span className="top-space" />
        <span className="line">
          <Link to={`/registry/${version.powerId}?version=${version.id}`}>{t('entry.toPower')}</Link>
          <Link to={`/modeler/${version.id}`} data-testid="entry-to-flowchart">
            {t('entry.toFlowchart')}
          </Link>
          {changed && (
            <Button size="small" onClick={edited.revert} data-testid="entry-revert">
              {t('entry.revert')}
            </Button>
          )}
          <Button
            size="small"
            type="primary"
            disabled={!changed || !edited.ready}
            loading={save.pending}
            onClick={store}
            data-testid="entry-save"
          >
            {t('entry.save')}
          </Button>
        </span>
      </header>
      {version.state === 'returned' && version.opinion && (
        <div className="notice" data-testid="returned-opinion">
          <p>
            {t('entry.returned', {
              name: version.reviewedBy?.name ?? '',
              at: version.reviewedAt ? dateAndTime(version.reviewedAt) : '',
              opinion: version.opinion,
            })}
          </p>
        </div>
      )}
      <Conflicts edited={edited} />
      {save.error && save.error.code !== 'stale-version' && <ErrorNotice error={save.error} safe={t('kept')} />}
      {edited.restored && changed && (
        <div className="notice" data-testid="draft-restored">
          <p>{t('entry.restored')}</p>
        </div>
      )}
      <div className="entry-columns">
        <nav className="entry-contents" aria-label={t('entry.contents')}>
          <ol>
            {sections.map((section) => (
              <li key={section}>
                <a
                  href={`#section-${section}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' });
                  }}
                >
                  {t(`section.${section}`)}
                  {groups.has(section) && (
                    <span className="contents-mark" aria-label={t('entry.wrong', { count: groups.get(section)?.length ?? 0 })}>
                      ✕ {groups.get(section)?.length}
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="entry-sections">
          {sections.map((section) => {
            const Editor = EDITORS[section];
            return (
              <section key={section} id={`section-${section}`} className="power-card" data-testid={`entry-${section}`}>
                <h2>{t(`section.${section}`)}</h2>
                <Editor entry={entry} outcomes={outcomes} change={change} problems={problems} disabled={!edited.ready || save.pending} />
              </section>
            );
          })}
        </div>
        <aside className="entry-check">
          <Check entry={entry} problems={problems} version={version} />
        </aside>
      </div>
    </section>
  );
}

/** Everything that is wrong or missing, each a way to its field; then the check of the stored flowchart. */
function Check({ entry, problems, version }: { entry: Version['basics']; problems: FieldProblem[]; version: Version }): ReactNode {
  const { t, pick } = useWords('registry');
  const missing = missingParts(entry);
  const doubts = entryDoubts(entry);
  const errors = version.findings.filter(({ severity }) => severity === 'error').length;
  return (
    <section className="power-card" data-testid="completeness" data-problems={problems.length} data-missing={missing.length}>
      <h2>{t('entry.check')}</h2>
      {problems.length === 0 ? (
        <p>✓ {t('entry.complete')}</p>
      ) : (
        <p>
          <b>{t('entry.wrong', { count: problems.length })}</b>
        </p>
      )}
      <ul className="check-list">
        {problems.map(({ path, code, message, messageEn }) => (
          <li key={path + code}>
            <button type="button" className="linkish" onClick={() => openAndFocus(path)}>
              ✕ {t(`section.${sectionOf(path)}`)}
            </button>{' '}
            <span className="small">{pick(message, messageEn)}</span>
          </li>
        ))}
      </ul>
      {missing.length > 0 && <h2>{t('entry.missing')}</h2>}
      <ul className="check-list" data-testid="missing-parts">
        {missing.map(({ path, message, messageEn }) => (
          <li key={path}>
            <button type="button" className="linkish" onClick={() => openAndFocus(`basics.${path}`)}>
              ○ {t(`section.${sectionOf(path)}`)}
            </button>{' '}
            <span className="small">{pick(message, messageEn)}</span>
          </li>
        ))}
      </ul>
      {doubts.length > 0 && <h2>{t('entry.doubts')}</h2>}
      <ul className="check-list">
        {doubts.map(({ section, key }) => (
          <li key={key}>
            {t(`section.${section}`)} <span className="small">{t(`doubt.${key}`)}</span>
          </li>
        ))}
      </ul>
      <h2>{t('power.findings')}</h2>
      <p data-testid="entry-findings">
        {errors === 0 ? `✓ ${t('power.findingsNone')}` : <b>✕ {t('power.errors', { count: errors })}</b>}{' '}
        <Link to={`/modeler/${version.id}`}>{t('entry.toFlowchart')}</Link>
      </p>
      <p className="quiet small">{t('entry.flowchartHelp')}</p>
    </section>
  );
}

function Conflicts({ edited }: { edited: EditedEntry }): ReactNode {
  const { t } = useWords('registry');
  if (edited.conflicts.length === 0) return null;
  return (
    <div className="notice" role="alert" data-testid="entry-conflicts">
      <p className="notice-title">{t('entry.conflict')}</p>
      <ul>
        {edited.conflicts.map((field) => (
          <li key={field}>
            {t(`section.${sectionOf(field)}`)}（{field}）{' '}
            <Button size="small" onClick={() => edited.settle(field, 'mine')}>
              {t('entry.takeMine')}
            </Button>{' '}
            <Button size="small" onClick={() => edited.settle(field, 'theirs')}>
              {t('entry.takeTheirs')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A problem may sit in a part that is folded away, or be of a part of a field that is edited as one. */
function openAndFocus(path: string): void {
  let at = path;
  while (at && !document.getElementById(`field-${at}`)) at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '';
  for (let folded = document.getElementById(`field-${at}`)?.closest('details'); folded; folded = folded.parentElement?.closest('details'))
    folded.open = true;
  if (at) focusField(at);
}

function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [save]);
}
