/** Matters: what everything that is handled has, whatever its kind (docs/adr/0018-what-every-matter-has.md). */
import { FILE_LIMITS } from '../../domain/files/limits.ts';
import type { OrganisationQuestions, OrganisationService } from '../organisation/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Feature, LinkTarget, MatterPage } from '../platform/feature.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Parsers } from '../platform/parsers/index.ts';
import { noScan, type Scan } from '../platform/scan/index.ts';
import type { Sheets } from '../platform/sheets/index.ts';
import type { Time } from '../platform/time/time.ts';
import { besideRoutes } from './beside-routes.ts';
import { createComments } from './comments.ts';
import { createDescribe } from './describe.ts';
import { createFiles } from './files.ts';
import { createInspectFile } from './inspect-file.ts';
import { createInbox } from './inbox.ts';
import { createKinds } from './kinds.ts';
import { createLinks } from './links.ts';
import { createMatterLists } from './list.ts';
import { createMayAct } from './may-act.ts';
import { createNotices } from './notices.ts';
import { createOwnWords } from './own-words.ts';
import { personalRoutes } from './personal-routes.ts';
import { createQuery } from './query.ts';
import { createReach } from './reach.ts';
import { matterRoutes } from './routes.ts';
import { createSearch } from './search.ts';
import { createMatterStatistics } from './statistics.ts';
import { createStepViews } from './step-views.ts';
import type { MatterRow } from './store.ts';
import { createStoreTimes, type DueTimes } from './times.ts';
import { createMatterViews, type MatterViewDependencies } from './views.ts';

/** What later features know of a matter is asked of them when all are there. */
export interface MattersFeatureDependencies extends Pick<
  MatterViewDependencies,
  'procedureOf' | 'judgingOf' | 'calendar' | 'clocksOf' | 'documentsOf' | 'signalsOf'
> {
  database: Database;
  record: RecordBook;
  time: Time;
  sheets: Sheets;
  organisation: Pick<OrganisationService, 'holdersOf' | 'person'>;
  questions: Pick<OrganisationQuestions, 'names'>;
  dueTimes: DueTimes;
  kinds: () => readonly MatterPage[];
  linkTargets: () => readonly LinkTarget[];
  parsers: Pick<Parsers, 'run'>;
  /** Absent = no scanner is set. */
  scan?: Scan;
  /** Largest file in MB; that of `FILE_LIMITS` unless said. */
  fileMegabytes?: number;
}

export function createMattersFeature(deps: MattersFeatureDependencies) {
  const { database, time, sheets, organisation, questions, dueTimes, fileMegabytes = FILE_LIMITS.megabytes } = deps;
  const { names } = questions;
  const kinds = createKinds(deps.kinds);
  const reach = createReach(kinds);
  const describe = createDescribe(kinds);
  const mayAct = createMayAct(kinds);
  const stepView = createStepViews({ kinds, time });
  const lists = createMatterLists({ database, kinds, reach, describe, dueTimes, names });
  const largest = fileMegabytes * 1024 * 1024;
  const inspect = createInspectFile({ parsers: deps.parsers, scan: deps.scan ?? noScan, largest });
  const materialsOf = async (matter: MatterRow) => (await kinds.of(matter.kind).materials?.(matter.id, matter.procedure_id)) ?? [];
  const mayBring = async (person: Person, { kind, id }: MatterRow) => (await kinds.of(kind).mayBring?.(person, id)) ?? false;
  const files = createFiles({ ...deps, mayAct, names, inspect, materialsOf, mayBring });
  const comments = createComments({ ...deps, mayAct, names });
  const links = createLinks({ ...deps, mayAct, names, targets: deps.linkTargets });
  const notices = createNotices({ ...deps, kinds, reach, names, person: organisation.person, holdersOf: organisation.holdersOf });
  const own = createOwnWords(deps);
  const views = createMatterViews({
    ...deps,
    kinds,
    reach,
    describe,
    lists,
    stepView,
    files,
    comments,
    links,
    names,
    colleaguesOf: organisation.holdersOf,
    ownPhrases: own.phrases,
  });
  const inbox = createInbox({ ...deps, describe, stepView, names, reach, unread: notices.unread });
  const search = createSearch({ reader: database.aside, kinds, reach, names });
  const statistics = createMatterStatistics({ database, kinds, reach });

  const matterTarget: LinkTarget = {
    kind: 'matter',
    async find(person, ids) {
      const { values, bind } = createQuery();
      const rows = await database.all<MatterRow>(
        `SELECT m.* FROM matter m WHERE m.id IN (${ids.map(bind).join(',')}) AND ${reach.readable(person, bind)}`,
        values,
      );
      return new Map(
        rows.map((row) => {
          const { text, textEn } = kinds.named(row.kind);
          const words = `${row.number} ${row.title}`;
          return [row.id, { text: `${text} ${words}`, textEn: `${textEn} ${words}`, page: kinds.pageOf(row) }];
        }),
      );
    },
  };

  const feature: Feature = {
    name: 'matters',
    linkTargets: [matterTarget],
    routes(api) {
      matterRoutes({ api, time, sheets, kinds, lists, views, inbox, search, statistics });
      personalRoutes({ api, notices, own });
      besideRoutes({ api, views, files, comments, links, mayAct, largest });
    },
  };
  const storeTimes = createStoreTimes({ database, dueTimes });
  return { feature, views, files, reach, link: links.add, linkRegistered: links.register, tell: notices.tell, storeTimes };
}
