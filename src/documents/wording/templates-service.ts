/**
 * Wordings of templates in versions (R11.5; docs/adr/0042-service-and-wording.md): proposed by one person of the legal office, tried on
 * papers of old cases, and put in force by another. A paper keeps the wording that it was made with; what was issued never changes.
 */
import { randomUUID } from 'node:crypto';
import type { DryRun, TemplateDetail, TemplateRow, TemplateVersion } from '../../../domain/api/templates.ts';
import type { Wording } from '../../../domain/documents/wording.ts';
import { typedText } from '../../../domain/text/clean-text.ts';
import { lacksReason } from '../../../domain/text/reason.ts';
import { isoInChina } from '../../../domain/time/civil-time.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { badInput, conflict, forbidden, notFound, Refusal } from '../../platform/errors.ts';
import type { RecordBook } from '../../platform/record/index.ts';
import type { Time } from '../../platform/time/time.ts';
import { describePage } from '../describe-document.ts';
import type { DocumentData } from '../document-data.ts';
import type { GlyphCheck } from '../glyphs.ts';
import type { DocumentRenderer } from '../render-document.ts';
import { sampleDocument } from '../sample-document.ts';
import { readStoredFacts } from '../stored-facts.ts';
import { titleOf } from '../template-description.ts';
import { TEMPLATES } from '../templates.ts';
import { applyWording } from './apply-wording.ts';
import { mandatoryIn, wordingProblems } from './check-wording.ts';
import { placeholdersOf } from './placeholders.ts';
import { labelsOf } from './rows.ts';
import { shippedWording } from './shipped-wording.ts';
import { textOf } from '../layout/text-of.ts';

interface VersionRow {
  id: string;
  template: string;
  version: number;
  body: string;
  reason: string;
  based_on: number;
  person_id: string;
  at: number;
}
interface AnswerRow {
  version_id: string;
  kind: 'approved' | 'returned' | 'withdrawn';
  reason: string;
  papers: number;
  changed: number;
  person_id: string;
  at: number;
}
interface PaperRow {
  id: string;
  matter_id: string;
  number: string;
  data: string;
  created_at: number;
}

/** Papers on which a wording is tried; laying out none, each takes about a millisecond. */
export const PAPERS_TRIED = 200;
const PAPERS_OFFERED = 20;
/** The server answers others in between. */
const PAPERS_AT_ONCE = 20;

export interface WordedVersion {
  version: number;
  body: Wording;
}

export type Wordings = ReturnType<typeof createWordings>;

export function createWordings(deps: {
  database: Database;
  record: RecordBook;
  time: Time;
  names: () => Promise<Directory>;
  missingGlyphs: GlyphCheck;
  renderer: Pick<DocumentRenderer, 'render'> | null;
}) {
  const { database, record, time } = deps;

  const versionsOf = (template: string): Promise<VersionRow[]> =>
    database.all('SELECT * FROM template_version WHERE template = $1 ORDER BY version DESC', [template]);
  const answersOf = async (template: string): Promise<Map<string, AnswerRow>> =>
    new Map(
      (
        await database.all<AnswerRow>(
          'SELECT a.* FROM template_answer a JOIN template_version v ON v.id = a.version_id WHERE v.template = $1',
          [template],
        )
      ).map((row) => [row.version_id, row]),
    );
  const papersOf = (template: string, most: number): Promise<PaperRow[]> =>
    database.all(
      'SELECT id, matter_id, number, data, created_at FROM document WHERE template = $1 ORDER BY created_at DESC, id DESC LIMIT $2',
      [template, most],
    );

  function known(template: string) {
    const found = TEMPLATES[template];
    if (!found) throw notFound('该文书样式', 'document template');
    return found;
  }

  /** The version whose approval came last. */
  async function inForce(template: string): Promise<WordedVersion | undefined> {
    const row = await database.get<{ version: number; body: string }>(
      `SELECT v.version, v.body FROM template_version v JOIN template_answer a ON a.version_id = v.id
       WHERE v.template = $1 AND a.kind = 'approved' ORDER BY v.version DESC LIMIT 1`,
      [template],
    );
    return row && { version: Number(row.version), body: JSON.parse(row.body) as Wording };
  }

  function refuseFaults(template: string, body: Wording): void {
    const problems = wordingProblems(template, body, deps.missingGlyphs);
    if (problems.length) throw badInput(problems.map((problem) => ({ ...problem, path: `body.${problem.path}` })));
  }

  const reasonOf = (reason: string): string => {
    const text = typedText(reason);
    if (lacksReason(true, text))
      throw badInput([{ path: 'reason', code: 'reason-required', message: '请说明理由。', messageEn: 'State the reason.' }]);
    return text;
  };

  /** What the wording would make of one paper, in the words of its facts as they are kept. */
  function tried(paper: PaperRow, template: string, body: Wording): DryRun['items'][number] {
    const item = { documentId: paper.id, matterId: paper.matter_id, number: paper.number };
    try {
      const data = readStoredFacts(paper.data) as DocumentData;
      const { content } = describePage(data);
      const shipped = known(template).content({ ...data, wording: undefined });
      const worded = applyWording(shipped, body, { ...data, title: titled(template, body, data) });
      const [before, after] = [told(content), told(worded.content)];
      return {
        ...item,
        ...{ removed: before.filter((text) => !after.includes(text)), added: after.filter((text) => !before.includes(text)) },
        error: worded.missing.length ? `缺少：${worded.missing.join('、')}` : null,
      };
    } catch (error) {
      return { ...item, removed: [], added: [], error: error instanceof Error ? error.message : String(error) };
    }
  }

  async function dryRun(template: string, body: Wording): Promise<DryRun> {
    const papers = await papersOf(template, PAPERS_TRIED + 1);
    const items: DryRun['items'] = [];
    for (const [index, paper] of papers.slice(0, PAPERS_TRIED).entries()) {
      if (index % PAPERS_AT_ONCE === 0) await new Promise(setImmediate);
      items.push(tried(paper, template, body));
    }
    const isChanged = ({ removed, added }: DryRun['items'][number]): boolean => removed.length + added.length > 0;
    return {
      papers: items.length,
      all: papers.length <= PAPERS_TRIED,
      changed: items.filter(isChanged).length,
      errors: items.filter(({ error }) => error !== null).length,
      items: items.filter((item) => isChanged(item) || item.error !== null),
    };
  }

  /** A version that waits, held inside the caller's transaction. */
  async function waiting(id: string): Promise<VersionRow> {
    const row = await database.get<VersionRow>('SELECT * FROM template_version WHERE id = $1', [id]);
    if (!row) throw notFound('该版本', 'version');
    const answer = await database.get('SELECT version_id FROM template_answer WHERE version_id = $1', [id]);
    if (answer) throw answered();
    return row;
  }

  async function answer(row: VersionRow, given: Pick<AnswerRow, 'kind' | 'reason' | 'papers' | 'changed'>, person: Person): Promise<void> {
    const made = await database.insertOnce('template_answer', {
      ...{ ...given, version_id: row.id, person_id: person.id, at: time.now().getTime() },
    });
    if (!made) throw answered();
    record.append({
      kind: `template-${given.kind}`,
      actorId: person.id,
      payload: { versionId: row.id, template: row.template, version: Number(row.version), reason: given.reason, changed: given.changed },
    });
  }

  return {
    inForce,

    async list(): Promise<TemplateRow[]> {
      const rows = await database.all<{ template: string; version: number; kind: string | null }>(
        'SELECT v.template, v.version, a.kind FROM template_version v LEFT JOIN template_answer a ON a.version_id = v.id',
      );
      return Object.entries(TEMPLATES).map(([code, { title, titleEn }]) => {
        const own = rows.filter(({ template }) => template === code);
        return {
          ...{ code, title: title.replace('*', ''), titleEn },
          version: Math.max(0, ...own.filter(({ kind }) => kind === 'approved').map(({ version }) => Number(version))),
          waiting: own.some(({ kind }) => kind === null),
        };
      });
    },

    async detail(person: Person, code: string): Promise<TemplateDetail> {
      const { title, titleEn } = known(code);
      const [rows, answers, current, papers, names] = await Promise.all([
        versionsOf(code),
        answersOf(code),
        inForce(code),
        papersOf(code, PAPERS_OFFERED),
        deps.names(),
      ]);
      const by = (id: string) => ({ id, name: names.person(id) });
      return {
        ...{ code, title: title.replace('*', ''), titleEn, version: current?.version ?? 0 },
        waiting: rows.some(({ id }) => !answers.has(id)),
        ...{ shipped: shippedWording(code), current: current?.body ?? {} },
        placeholders: placeholdersOf(code).map(({ name, nameEn }) => ({ name, nameEn })),
        mandatory: mandatoryIn(code),
        versions: rows.map((row): TemplateVersion => {
          const given = answers.get(row.id);
          return {
            ...{ id: row.id, version: Number(row.version), state: stateOf(row, given, current?.version), reason: row.reason },
            ...{ body: JSON.parse(row.body) as Wording, by: by(row.person_id), at: isoInChina(Number(row.at)) },
            answer: given
              ? {
                  ...{ by: by(given.person_id), at: isoInChina(Number(given.at)), reason: given.reason },
                  ...{ papers: Number(given.papers), changed: Number(given.changed) },
                }
              : null,
            mayApprove: !given && row.person_id !== person.id,
            mayWithdraw: !given && row.person_id === person.id,
          };
        }),
        papers: papers.map(({ id, number, created_at }) => ({ id, number, at: isoInChina(Number(created_at)) })),
      };
    },

    check(code: string, body: Wording) {
      known(code);
      return { problems: wordingProblems(code, body, deps.missingGlyphs) };
    },

    async preview(code: string, body: Wording, documentId: string | undefined): Promise<Buffer> {
      known(code);
      const paper = documentId
        ? await database.get<{ data: string }>('SELECT data FROM document WHERE id = $1 AND template = $2', [documentId, code])
        : undefined;
      if (documentId && !paper) throw notFound('该文书', 'document');
      const data = paper ? (readStoredFacts(paper.data) as DocumentData) : sampleDocument(code);
      const worded = { ...data, title: titled(code, body, data), wording: { version: 0, body } };
      if (!deps.renderer) throw notFound('该文书', 'document');
      return (await deps.renderer.render(worded, { mark: MARK })).bytes;
    },

    dryRun: (code: string, body: Wording): Promise<DryRun> => {
      known(code);
      return dryRun(code, body);
    },

    propose: (person: Person, code: string, { body, reason, base }: { body: Wording; reason: string; base: number }) =>
      database.write(async () => {
        known(code);
        const text = reasonOf(reason);
        refuseFaults(code, body);
        const [last] = await versionsOf(code);
        const [answers, current] = [await answersOf(code), await inForce(code)];
        if (last && !answers.has(last.id))
          throw conflict(
            'proposal-waits',
            '该样式已有待审定的版本，请先审定或者撤回。',
            'A proposal waits already; answer or withdraw it first.',
          );
        const row: VersionRow = {
          ...{ id: randomUUID(), template: code, version: Number(last?.version ?? 0) + 1, body: JSON.stringify(body), reason: text },
          ...{ based_on: base, person_id: person.id, at: time.now().getTime() },
        };
        if ((current?.version ?? 0) !== base || !(await database.insertOnce('template_version', { ...row })))
          throw conflict(
            'template-changed',
            '该样式刚刚有了新的版本，请刷新后再改。',
            'The template has a new version; reload and change that.',
          );
        record.append({
          kind: 'template-proposed',
          actorId: person.id,
          payload: { versionId: row.id, template: code, version: row.version, body, reason: text },
        });
        return { id: row.id };
      }),

    /** By a second person, after a dry run over old papers without an error (made anew here, so that nothing is approved unseen). */
    async approve(person: Person, id: string, reason: string): Promise<void> {
      const proposal = await waiting(id);
      if (proposal.person_id === person.id) throw samePerson();
      const body = JSON.parse(proposal.body) as Wording;
      refuseFaults(proposal.template, body);
      const found = await dryRun(proposal.template, body);
      if (found.errors > 0)
        throw conflict(
          'dry-run-fails',
          `试运行有 ${found.errors} 份文书出错，不能生效；请退回修改。`,
          `${found.errors} papers fail in the dry run; return it to be changed.`,
          { errors: found.errors },
        );
      const { papers, changed } = found;
      await database.write(async () => answer(await waiting(id), { kind: 'approved', reason: typedText(reason), papers, changed }, person));
    },

    /** Returned by a second person, or withdrawn by whoever proposed it. */
    async decline(person: Person, id: string, reason: string): Promise<void> {
      const text = reasonOf(reason);
      await database.write(async () => {
        const row = await waiting(id);
        await answer(row, { kind: row.person_id === person.id ? 'withdrawn' : 'returned', reason: text, papers: 0, changed: 0 }, person);
      });
    },

    /** The template's text is the whole city's. */
    refuseOutsiders(scope: { kind: string }): void {
      if (scope.kind !== 'city') throw forbidden('template.edit');
    },
  };
}

/** Across what is no document. */
const MARK = '样张 · SAMPLE';

const told = (content: Parameters<typeof textOf>[0]): string[] =>
  content.flatMap((part) =>
    part.kind === 'heading'
      ? [part.title]
      : part.kind === 'seal'
        ? [part.date]
        : part.kind === 'together'
          ? told(part.content)
          : [...labelsOf([part]), ...textOf([part])],
  );

function stateOf(row: VersionRow, given: AnswerRow | undefined, current: number | undefined): TemplateVersion['state'] {
  if (!given) return 'proposed';
  if (given.kind === 'approved') return Number(row.version) === current ? 'in-force' : 'earlier';
  return given.kind;
}

/** The title of a paper in this wording; a certificate's is of its power. */
export function titled(template: string, { title }: Wording, data: Pick<DocumentData, 'title' | 'power'>): string {
  const found = TEMPLATES[template];
  return found && title !== undefined && !found.isCertificate ? titleOf({ ...found, title }, data.power.category) : data.title;
}

const answered = (): Refusal => conflict('already-answered', '该版本已经审定或者撤回。', 'This version has been answered already.');
const samePerson = (): Refusal =>
  new Refusal(403, 'same-person', '提出和审定须是两个人。', 'Whoever proposed a wording does not approve it.');
