import { App, Alert, Button, Checkbox, Input, Radio, Select } from 'antd';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { fetchFile } from '../app/open-file.ts';
import { useAction } from '../app/use-action.ts';
import { useDraft } from '../app/use-draft.ts';
import { useRead } from '../app/use-read.ts';
import type { DryRun, TemplateDetail } from '../../domain/api/templates.ts';
import { LONGEST_LABEL, type Paragraph, type RowLabel, type Wording } from '../../domain/documents/wording.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { NotYet } from '../parts/not-yet.tsx';
import { Panel } from '../parts/panel.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { DryRunTable } from './dry-run-table.tsx';
import { Versions } from './versions.tsx';
import { draftOf, wordingOf, type Draft } from './wording-draft.ts';
import './templates.css';

/** One template: its text is changed, tried and proposed here, and put in force by a second person (R11.5). */
export function TemplatePage(): ReactNode {
  const { code = '' } = useParams();
  const read = useRead<TemplateDetail>(`/document-templates/${encodeURIComponent(code)}`);
  if (!read.data) return <NotYet read={read} />;
  return <Editor key={`${code}:${read.data.version}`} found={read.data} />;
}

interface Kept {
  body: Wording;
}

function Editor({ found }: { found: TemplateDetail }): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const address = `/document-templates/${encodeURIComponent(found.code)}`;
  const kept = useDraft<Kept>(`template-${found.code}-${found.version}`, { body: found.current });
  const { body } = kept.value;
  const draft = useMemo(() => draftOf(found.shipped, body), [found.shipped, body]);
  const [problems, setProblems] = useState<FieldProblem[]>([]);
  const [paper, setPaper] = useState('');
  const [proposing, setProposing] = useState(false);
  const typed = useRef<((name: string) => void) | null>(null);
  const dryRun = useAction(() => api.post<DryRun>(`${address}/dry-run`, { body }), { changesNothing: true });
  const [tried, setTried] = useState<DryRun | null>(null);
  const propose = useAction((key, reason: string) =>
    api.post<{ id: string }>(`${address}/versions`, { body, reason, base: found.version }, { key }),
  );
  const change = (next: Draft): void => {
    kept.change({ body: wordingOf(found.shipped, next) });
    setTried(null);
  };
  const checked = JSON.stringify(body);
  useEffect(() => {
    const later = setTimeout(() => {
      void api.post<{ problems: FieldProblem[] }>(`${address}/check`, { body: JSON.parse(checked) as Wording }).then(
        (answer) => setProblems(answer.problems),
        () => undefined,
      );
    }, 500);
    return () => clearTimeout(later);
  }, [address, checked]);
  const isChanged = checked !== JSON.stringify(found.current);
  if (!kept.ready) return null;
  return (
    <section className="registry" data-testid="template-page">
      <div className="page-head">
        <h1>{pick(found.title, found.titleEn)}</h1>
        <span className="quiet">
          {found.version ? t('template.versionNumber', { version: found.version }) : t('template.shippedVersion')}
        </span>
      </div>
      <p className="quiet">{t('template.text')}</p>
      <div className="template-page">
        <div className="stack">
          <Texts draft={draft} shipped={found.shipped} change={change} typing={(insert) => (typed.current = insert)} />
          <Panel title={t('template.dryRun')} stacked>
            <p className="line">
              <Button
                loading={dryRun.pending}
                disabled={problems.length > 0}
                onClick={() => void dryRun.run().then((answer) => answer && setTried(answer))}
                data-testid="dry-run"
              >
                {t('template.dryRun')}
              </Button>
              <Button
                type="primary"
                disabled={!isChanged || problems.length > 0 || found.waiting}
                onClick={() => setProposing(true)}
                data-testid="propose-wording"
              >
                {t('template.propose')}
              </Button>
              {isChanged ? (
                <Button onClick={() => void kept.discard({ body: found.current })}>{t('template.discard')}</Button>
              ) : (
                <span className="quiet">{t('template.unchanged')}</span>
              )}
            </p>
            {dryRun.error && <ErrorNotice error={dryRun.error} />}
            {tried && <DryRunTable found={tried} />}
          </Panel>
          <Versions found={found} load={(wording) => change(draftOf(found.shipped, wording))} />
        </div>
        <div className="stack template-side">
          {problems.length > 0 && (
            <Alert
              type="error"
              showIcon
              data-testid="wording-problems"
              title={t('template.wrong')}
              description={problems.map((one) => (
                <div key={`${one.path}${one.message}`}>{pick(one.message, one.messageEn)}</div>
              ))}
            />
          )}
          <Panel title={t('template.placeholders')} note={t('template.placeholdersHelp')}>
            <div className="template-placeholders">
              {found.placeholders.map(({ name, nameEn }) => (
                <Button
                  key={name}
                  size="small"
                  title={nameEn}
                  // The text that is being typed keeps the cursor.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => typed.current?.(name)}
                  data-testid="placeholder"
                >
                  {`{${name}}`}
                </Button>
              ))}
            </div>
          </Panel>
          <Panel title={t('template.mandatory')}>
            {[...found.mandatory.articles, ...found.mandatory.terms].join('、') || t('template.mandatoryNone')}
          </Panel>
          <Preview address={address} body={body} paper={paper} isWrong={problems.length > 0}>
            <Select
              size="small"
              value={paper}
              onChange={setPaper}
              aria-label={t('template.preview')}
              style={{ minWidth: 220 }}
              options={[
                { value: '', label: t('template.sample') },
                ...found.papers.map(({ id, number }) => ({ value: id, label: number })),
              ]}
            />
          </Preview>
        </div>
      </div>
      {proposing && (
        <ReasonDialog
          title={t('template.proposeTitle', { title: pick(found.title, found.titleEn) })}
          text={t('template.proposeText')}
          label={t('template.reason')}
          confirmText={t('template.propose')}
          action={propose}
          done={() => {
            void kept.discard({ body: found.current });
            void message.success(t('template.proposed'));
          }}
          close={() => setProposing(false)}
          testId="propose-dialog"
        />
      )}
    </section>
  );
}

interface TextsOptions {
  draft: Draft;
  shipped: Wording;
  change: (draft: Draft) => void;
  /** Where a placeholder goes that is clicked now. */
  typing: (insert: ((name: string) => void) | null) => void;
}

function Texts({ draft, shipped, change, typing }: TextsOptions): ReactNode {
  const { t } = useWords();
  const { sections } = draft;
  const put = (index: number, part: Partial<Draft['sections'][number]>): void =>
    change({ ...draft, sections: sections.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const move = (index: number, by: number): void => {
    const next = [...sections];
    const [one] = next.splice(index, 1);
    if (one) next.splice(index + by, 0, one);
    change({ ...draft, sections: next });
  };
  const addSection = (): void => {
    const key = t('template.newSection', { number: sections.filter(({ added }) => added).length + 1 });
    const next = [...sections];
    next.splice(Math.max(0, next.length - 1), 0, { key, title: key, text: [{ text: '……' }], added: true });
    change({ ...draft, sections: next });
  };
  return (
    <Panel title={t('template.list')} stacked>
      <label>
        {t('template.name')} <span className="quiet small">{t('template.nameHelp')}</span>
        <Input
          value={draft.title}
          maxLength={60}
          onChange={(event) => change({ ...draft, title: event.target.value })}
          data-testid="wording-title"
        />
      </label>
      <div className="line">
        {t('template.numerals')}
        <Radio.Group
          value={draft.numerals}
          onChange={(event) => change({ ...draft, numerals: event.target.value as Draft['numerals'] })}
          options={(['chinese', 'arabic'] as const).map((value) => ({ value, label: t(`template.${value}`) }))}
        />
      </div>
      {(draft.opening.length > 0 || sections.length > 0) && (
        <Paragraphs
          title={t('template.opening')}
          list={draft.opening}
          shipped={shipped.opening ?? []}
          change={(opening) => change({ ...draft, opening })}
          typing={typing}
        />
      )}
      {sections.map((section, index) => {
        const isLast = index === sections.length - 1;
        const own = shipped.sections?.find(({ key }) => key === section.key);
        return (
          <div key={section.key} className="template-section" data-testid="wording-section">
            <p className="line">
              <Input
                value={section.title}
                maxLength={60}
                aria-label={t('template.section')}
                onChange={(event) => put(index, { title: event.target.value })}
                style={{ maxWidth: 300, fontWeight: 600 }}
              />
              <Button size="small" disabled={index === 0 || isLast} onClick={() => move(index, -1)}>
                {t('template.up')}
              </Button>
              <Button size="small" disabled={index >= sections.length - 2} onClick={() => move(index, 1)}>
                {t('template.down')}
              </Button>
              {section.added && (
                <Button size="small" onClick={() => change({ ...draft, sections: sections.filter((one) => one !== section) })}>
                  {t('template.remove')}
                </Button>
              )}
              {isLast && <span className="quiet small">{t('template.lastStays')}</span>}
            </p>
            <Paragraphs list={section.text} shipped={own?.text ?? []} change={(text) => put(index, { text })} typing={typing} />
          </div>
        );
      })}
      {sections.length > 0 && (
        <p>
          <Button size="small" onClick={addSection} data-testid="add-section">
            {t('template.addSection')}
          </Button>
        </p>
      )}
      <Rows rows={draft.rows} shipped={shipped} change={(rows) => change({ ...draft, rows })} />
      <Paragraphs
        title={t('template.closing')}
        list={draft.closing}
        shipped={shipped.closing ?? []}
        change={(closing) => change({ ...draft, closing })}
        typing={typing}
      />
    </Panel>
  );
}

/** Labels of rows: what stands in a row is the record's. */
function Rows({ rows, shipped, change }: { rows: RowLabel[]; shipped: Wording; change: (rows: RowLabel[]) => void }): ReactNode {
  const { t } = useWords();
  if (!rows.length) return null;
  const isOwn = JSON.stringify(rows) !== JSON.stringify(shipped.rows);
  return (
    <div data-testid="wording-rows">
      <h3>{t('template.rows')}</h3>
      <p className="quiet small">{t('template.rowsHelp')}</p>
      <div className="template-rows">
        {rows.map(({ key, label }) => (
          <label key={key}>
            <span className="quiet small">{key.replaceAll('\n', '')}</span>
            <Input.TextArea
              value={label}
              maxLength={LONGEST_LABEL}
              autoSize={{ minRows: 1, maxRows: 3 }}
              onChange={({ target }) => change(rows.map((row) => (row.key === key ? { key, label: target.value } : row)))}
              data-testid={`row-label-${key.replaceAll('\n', '')}`}
            />
          </label>
        ))}
      </div>
      {isOwn && (
        <p className="line">
          <span className="state on">{t('template.own')}</span>
          <Button size="small" type="link" onClick={() => change(shipped.rows ?? [])}>
            {t('template.asShipped')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface ParagraphsOptions {
  title?: string;
  list: Paragraph[];
  shipped: Paragraph[];
  change: (list: Paragraph[]) => void;
  typing: TextsOptions['typing'];
}

function Paragraphs({ title, list, shipped, change, typing }: ParagraphsOptions): ReactNode {
  const { t } = useWords();
  const isOwn = JSON.stringify(list) !== JSON.stringify(shipped);
  const put = (index: number, part: Partial<Paragraph>): void => change(list.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const inserting = (index: number, area: HTMLTextAreaElement): void =>
    typing((name) => {
      const [from, to] = [area.selectionStart, area.selectionEnd];
      put(index, { text: `${area.value.slice(0, from)}{${name}}${area.value.slice(to)}` });
    });
  return (
    <div>
      {title && <h3>{title}</h3>}
      {list.map((one, index) => (
        <div key={index} className="template-paragraph">
          <Input.TextArea
            value={one.text}
            aria-label={t('template.paragraph')}
            autoSize={{ minRows: 1, maxRows: 12 }}
            maxLength={2_000}
            onChange={(event) => {
              put(index, { text: event.target.value });
              inserting(index, event.target);
            }}
            onSelect={(event) => inserting(index, event.currentTarget)}
            onFocus={(event) => inserting(index, event.currentTarget)}
            data-testid="wording-paragraph"
          />
          <Button size="small" onClick={() => change(list.filter((_, at) => at !== index))}>
            {t('template.remove')}
          </Button>
          {one.text.includes('{') && (
            <span className="line small">
              <Checkbox checked={one.optional ?? false} onChange={({ target }) => put(index, { optional: target.checked || undefined })}>
                {t('template.optional')}
              </Checkbox>
            </span>
          )}
        </div>
      ))}
      <p className="line">
        <Button size="small" onClick={() => change([...list, { text: '……' }])}>
          {t('template.add')}
        </Button>
        {isOwn && (
          <>
            <span className="state on">{t('template.own')}</span>
            <Button size="small" type="link" onClick={() => change(shipped)}>
              {t('template.asShipped')}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}

interface PreviewOptions {
  address: string;
  body: Wording;
  paper: string;
  isWrong: boolean;
  children: ReactNode;
}

/** What the text makes of a sample or of an issued paper, a moment after it was typed. */
function Preview({ address, body, paper, isWrong, children }: PreviewOptions): ReactNode {
  const { t } = useWords();
  const [file, setFile] = useState<string | null>(null);
  const asked = JSON.stringify({ body, ...(paper ? { documentId: paper } : {}) });
  useEffect(() => {
    if (isWrong) return;
    let left = false;
    const later = setTimeout(() => {
      void fetchFile(`${address}/preview`, JSON.parse(asked) as object).then(
        (blob) => !left && setFile(URL.createObjectURL(blob)),
        () => undefined,
      );
    }, 900);
    return () => {
      left = true;
      clearTimeout(later);
    };
  }, [address, asked, isWrong]);
  useEffect(() => () => (file === null ? undefined : URL.revokeObjectURL(file)), [file]);
  return (
    <Panel title={t('template.preview')} note={children}>
      {file && (
        <iframe
          className="template-preview"
          title={t('template.preview')}
          src={`${file}#navpanes=0&view=FitH`}
          data-testid="wording-preview"
        />
      )}
    </Panel>
  );
}
