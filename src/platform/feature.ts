/**
 * A feature as data: everything that one subject brings to the platform, in one object (docs/adr/0013-features-as-data.md).
 *
 * A factory in `src/<feature>/feature.ts` makes it from narrow dependencies; `src/features.ts` lists them; platform, workers, tests and
 * bench fold the same list. Who may do what stays in one table (`auth/permissions.ts`), and migrations in one sequence (`migrations/`).
 */
import type { Outcome } from '../../domain/contract.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { FileGroup } from '../../domain/files/file-kinds.ts';
import type { CaseDetail } from '../../domain/api/cases.ts';
import type { MatterExtra } from '../../domain/api/matters.ts';
import type { LinkKind } from '../../domain/matters/relations.ts';
import type { Action, Person, Target } from './auth/index.ts';
import type { Api } from './http/index.ts';
import type { OutboxHandler } from './outbox/index.ts';
import type { WorkerOptions } from './zeebe/index.ts';

/** `Rule`: what a signal rule is, supervision alone knows; the platform only carries it. */
export interface Feature<Rule = never> {
  /** The name of its folder below `src/`. */
  name: string;
  matterPages?: readonly MatterPage[];
  linkTargets?: readonly LinkTarget[];
  /** What has become of papers that have a life of their own. */
  documentStandings?: readonly DocumentStanding[];
  routes?(api: Api): void;
  /** Job workers; each is defined in a file of its own in `workers/`. */
  jobs?: readonly WorkerOptions[];
  /** What sends the outbox's commands to the engine, by their kind. */
  commands?: Readonly<Record<string, OutboxHandler>>;
  signalRules?: readonly Rule[];
  /**
   * The engine's data are gone, and an empty one is there under this number (docs/adr/0017-rebuild.md). Inside the transaction that
   * notes the loss: marks what has to stand again and answers how much, by what it is.
   */
  engineLost?(engine: number): Promise<Record<string, number>>;
  /** Before the first job is taken and the door is opened. */
  start?(duties: Duties): Promise<void>;
  /** After the last job and the last answer. */
  stop?(): Promise<void>;
}

/** What this process does: the pages' server and the job workers may be two processes. */
export interface Duties {
  web: boolean;
  workers: boolean;
}

/**
 * A kind of thing that is handled, as lists, inbox, search, pages and live feed show it (docs/adr/0018-what-every-matter-has.md).
 * A name, its texts and the address of its page are enough; the rest is what the kind has beyond the others.
 */
export interface MatterPage {
  /** As `matter.kind` names it. */
  name: string;
  /** Address of its page; `:id` stands for the matter. `/matters/:id` is there for every kind. */
  page: string;
  text: string;
  textEn: string;
  /** Words of its states; a state without words is shown by its code. */
  states?: Readonly<Record<string, { name: string; nameEn: string }>>;
  /** How one comes to be, in the timeline. */
  opening?(number: string): { text: string; textEn: string };
  /** What the reader must be permitted; `matter.read` unless said (R14). */
  read?: Action;
  /** What is shown of each of these matters beside its header. */
  describe?(matterIds: readonly string[]): Promise<ReadonlyMap<string, MatterExtra>>;
  /** The materials that one of them asks for (R15.11): files may be laid to each. */
  materials?(matterId: string, procedureId: string | null): Promise<readonly { code: string; files?: readonly FileGroup[] }[]>;
  /** Who may lay files to those materials, beside whoever may add files. */
  mayBring?(person: Person, matterId: string): Promise<boolean>;
  /** Why the law of the kind lets nobody decide one of them so now; nothing where it does. */
  hinders?(matter: { id: string; procedure_id: string | null }, outcome: Outcome, step: { element_id: string }): Promise<FieldProblem[]>;
  /** Who may add files, notes and links, beside the holders of the matter's open steps. */
  mayAct?(person: Person, matter: Target): boolean;
  /** What the kind's own page shows; answered with a step, so that who decides sees it. Absent = the page of every matter. */
  detail?(person: Person, matterId: string): Promise<CaseDetail>;
  /** Sentences from which an opinion with this outcome may begin. */
  phrases?(outcome: Outcome, procedureId: string): Promise<string[]>;
}

/** A kind of thing that matters may be linked to, found by whoever keeps it. */
export interface LinkTarget {
  kind: LinkKind;
  /** Those of the ids that exist and that the person may see: words for the link, and the address of a page. */
  find(person: Person, ids: readonly string[]): Promise<ReadonlyMap<string, { text: string; textEn: string; page: string }>>;
}

/** Whether a paper still counts, told by whoever keeps what it certifies. */
export interface DocumentStanding {
  /** As the certificate of a licence: `licence`. */
  name: string;
  /** Undefined where the document is none of these. `validFrom`, `validTo`: civil dates, null where the paper names none. */
  of(
    documentId: string,
  ): Promise<{ good: boolean; text: string; textEn: string; validFrom: string | null; validTo: string | null } | undefined>;
}

export type FoldedFeatures<Rule> = Required<Omit<Feature<Rule>, 'name'>>;

/** All features as one. Two that claim the same matter page, job type, command or rule are a mistake that ends the start. */
export function foldFeatures<Rule extends { id: string }>(features: readonly Feature<Rule>[]): FoldedFeatures<Rule> {
  const all = <T>(of: (feature: Feature<Rule>) => readonly T[] | undefined): T[] => features.flatMap((feature) => of(feature) ?? []);
  const commands = all(({ commands = {} }) => Object.entries(commands));
  return {
    matterPages: unique(
      all((feature) => feature.matterPages),
      'matter page',
      ({ name }) => name,
    ),
    linkTargets: unique(
      all((feature) => feature.linkTargets),
      'link target',
      ({ kind }) => kind,
    ),
    documentStandings: unique(
      all((feature) => feature.documentStandings),
      'standing of documents',
      ({ name }) => name,
    ),
    jobs: unique(
      all((feature) => feature.jobs),
      'job type',
      ({ type }) => type,
    ),
    commands: Object.fromEntries(unique(commands, 'outbox command', ([kind]) => kind)),
    signalRules: unique(
      all((feature) => feature.signalRules),
      'signal rule',
      ({ id }) => id,
    ),
    routes(api) {
      for (const feature of features) feature.routes?.(api);
    },
    async engineLost(engine) {
      const counts: Record<string, number> = {};
      for (const feature of features) Object.assign(counts, await feature.engineLost?.(engine));
      return counts;
    },
    async start(duties) {
      for (const feature of features) await feature.start?.(duties);
    },
    /** The later ones use the earlier ones, so they stop first. */
    async stop() {
      for (const feature of [...features].reverse()) await feature.stop?.();
    },
  };
}

function unique<T>(items: T[], what: string, nameOf: (item: T) => string): T[] {
  const names = items.map(nameOf);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two features bring the ${what} ${twice}`);
  return items;
}
