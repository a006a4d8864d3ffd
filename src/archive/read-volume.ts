/**
 * The file of one case as it is kept (R12a): its papers in order, the rows of the record, and what an archive wants to know of it. Read
 * the same way for the page, for the printed file, for the package and for the self-check, so that none shows another file.
 */
import { ARCHIVE_POSITION } from '../../domain/archive/states.ts';
import { inVolumeOrder, type VolumePaper } from '../../domain/archive/volume-order.ts';
import type { FileView } from '../../domain/api/matters.ts';
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { createCaseStore, type CaseRow, type Flowcharts, type Materials } from '../cases/index.ts';
import { createMatterStore, type Files, type MatterRow, type OpinionRow } from '../matters/index.ts';
import type { Directory } from '../organisation/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import type { RecordBook, RecordRow } from '../platform/record/index.ts';

export interface Paper extends VolumePaper {
  kind: 'document' | 'file';
  title: string;
  /** 文号 */
  number: string | null;
  /** The organ of a document; who brought a file. */
  responsible: string;
  mediaType: string;
  size: number | null;
  sha256: string | null;
  pages: number | null;
  withdrawn: FileView['withdrawn'];
  lateReason: string | null;
}

export interface Filed {
  at: number;
  personId: string | null;
  /** As the archivist entered them; null where the form asks for no such thing. */
  volumeNumber: string | null;
  retention: string | null;
  pages: string | null;
}

export interface Volume {
  matter: MatterRow;
  caseRow: CaseRow;
  entry: RegistryEntry;
  /** The drawing that the case ended on. */
  flowchart: { versionId: string; xml: string; hash: string };
  organName: string;
  papers: Paper[];
  rows: RecordRow[];
  opinions: OpinionRow[];
  filed: Filed | null;
  /** Required materials of which nothing is there. */
  missingMaterials: string[];
  /** One more than papers were added after the end. */
  version: number;
  names: Directory;
}

export interface VolumeDependencies {
  database: Database;
  record: RecordBook;
  flowcharts: Flowcharts;
  files: Pick<Files, 'of' | 'parts'>;
  materials: Pick<Materials, 'of'>;
  names: () => Promise<Directory>;
}

export type ReadVolume = ReturnType<typeof createReadVolume>;

export function createReadVolume(deps: VolumeDependencies) {
  const { database, record, flowcharts, files, materials } = deps;
  const store = createMatterStore(database);
  const cases = createCaseStore(database);

  async function documentsOf(matterId: string, organName: string): Promise<Paper[]> {
    const rows = await database.all<{
      id: string;
      template: string;
      title: string;
      number: string;
      created_at: number;
      size: number | null;
      sha256: string | null;
      pages: number | null;
    }>(
      `SELECT d.id, d.template, d.title, d.number, d.created_at, k.size, k.sha256, k.pages FROM document d
       LEFT JOIN document_content k ON k.document_id = d.id WHERE d.matter_id = $1`,
      [matterId],
    );
    return rows.map(({ created_at: at, ...row }) => ({
      ...row,
      kind: 'document' as const,
      at: Number(at),
      responsible: organName,
      mediaType: 'application/pdf',
      late: false,
      lateReason: null,
      withdrawn: null,
    }));
  }

  async function filesOf(matterId: string): Promise<Paper[]> {
    return (await files.of(matterId)).map(({ id, name: title, mediaType, size, sha256, by, at, withdrawn, lateReason }) => ({
      ...{ id, title, mediaType, size, sha256, withdrawn, lateReason },
      kind: 'file' as const,
      at: Date.parse(at),
      template: null,
      number: null,
      responsible: by.name,
      pages: mediaType.startsWith('image/') ? 1 : null,
      late: lateReason !== null,
    }));
  }

  return {
    /** Whether the reader may see it is the caller's to ask. Refused with 404 where the matter is no case. */
    async read(matter: MatterRow): Promise<Volume> {
      const caseRow = await cases.case(matter.id);
      if (!caseRow) throw notFound('该办件', 'case');
      const { entry, xml, hash, versionId } = await flowcharts(caseRow.version_id);
      const names = await deps.names();
      const organName = names.organ(matter.organ_id);
      const [documents, brought, rows, opinions, steps, ticked] = await Promise.all([
        documentsOf(matter.id, organName),
        filesOf(matter.id),
        record.ofMatter(matter.id),
        store.opinionsOf(matter.id),
        store.stepsOf(matter.id),
        materials.of(caseRow, entry),
      ]);
      const atArchive = new Set(steps.filter((step) => step.position_code === ARCHIVE_POSITION).map(({ id }) => id));
      return {
        matter,
        caseRow,
        entry,
        flowchart: { versionId, xml, hash },
        organName,
        papers: inVolumeOrder([...documents, ...brought], entry.category),
        rows,
        opinions,
        filed: filedBy(opinions.findLast(({ step_id: step }) => atArchive.has(step))),
        missingMaterials: ticked.filter(({ required, state }) => required && state === 'missing').map(({ name }) => name),
        version: brought.filter(({ late }) => late).length + 1,
        names,
      };
    },

    /** The bytes of a paper, part by part; none where a document was not printed. */
    async *bytesOf({ kind, id }: Pick<Paper, 'kind' | 'id'>): AsyncGenerator<Buffer> {
      if (kind === 'file') return yield* files.parts(id);
      const row = await database.get<{ bytes: Buffer }>('SELECT bytes FROM document_content WHERE document_id = $1', [id]);
      if (row) yield Buffer.from(row.bytes);
    },
  };
}

/** What a form of filing asks for, by the keys of its fields. */
function filedBy(opinion: OpinionRow | undefined): Filed | null {
  if (!opinion) return null;
  const fields = JSON.parse(opinion.fields) as (LabelledValue & { key?: string })[];
  const said = (key: string): string | null => fields.find((field) => field.key === key)?.value ?? null;
  return {
    at: Number(opinion.at),
    personId: opinion.person_id,
    volumeNumber: said('volumeNumber'),
    retention: said('retention'),
    pages: said('pages'),
  };
}
