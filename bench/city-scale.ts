/**
 * A city's matters in a database: closed and open ones by the hundred thousand, each a copy of a case that went its way on the real engine.
 * Copies have the rows that lists, search, wall and statistics read; no documents and no record, and the engine does not know them.
 */
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { daysAfter } from '../domain/time/civil-date.ts';
import { civilDateInChina, startOfDate } from '../domain/time/civil-time.ts';
import { searchWords } from '../domain/text/search-words.ts';
import { DAY_MS } from '../domain/time/duration.ts';

type Row = Record<string, string | number | null>;

export interface CityScale {
  closed: number;
  open: number;
  /** More people like these, so many of each. */
  colleagues: { accounts: readonly string[]; each: number };
}

type Filled = 'matter' | 'matter_words' | 'case_file' | 'case_time' | 'step' | 'clock' | 'clock_due' | 'warning_signal';

interface Template {
  matter: Row;
  caseFile: Row;
  /** Null where its time has not begun. */
  time: Row | null;
  steps: Row[];
  clock: Row;
  dues: Row[];
}

const CLOSE_OF_BUSINESS_MS = 17.5 * 3_600_000;

const ROADS = [
  '正阳',
  '文昌',
  '解放',
  '北固',
  '法治',
  '湖滨',
  '翠竹',
  '新城',
  '中山',
  '人民',
  '建设',
  '和平',
  '青年',
  '学府',
  '滨江',
  '东湖',
];
const WORKS = [
  '供水管道改造',
  '燃气管道抢修',
  '通信光缆入地',
  '电力电缆更新',
  '热力管网延伸',
  '雨污分流',
  '路灯更新',
  '商铺接驳',
  '公交站台',
  '人行道整修',
];
const PARTIES = [
  '自来水有限责任公司',
  '管道燃气股份有限公司',
  '供电公司',
  '通信分公司',
  '集中供热有限公司',
  '市政工程有限公司',
  '建设集团',
];
/** Matters of one transaction while the city is filled. */
const AT_ONCE = 500;
const DAYS_CLOSED = 3 * 365;
const DAYS_OPEN = 60;

/** Of every hundred open clocks so many are nearly due and overdue. */
const [WARNED, OVERDUE] = [8, 3];

const any = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Fills the database that `closedId` and `openId`, cases of one power, live in; answers numbers of some open matters. */
export async function fillCity(
  place: { dataDir: string; databaseUrl?: string },
  templates: { closedId: string; openId: string },
  { closed, open, colleagues }: CityScale,
  say: (text: string) => void,
): Promise<{ id: string; number: string }[]> {
  const database = await openDatabase({ dataDir: place.dataDir, url: place.databaseUrl });
  try {
    await addColleagues(database, colleagues.accounts, colleagues.each);
    const organs = await database.all<{ id: string; district_id: string | null }>('SELECT id, district_id FROM organ ORDER BY id');
    const made: { id: string; number: string }[] = [];
    const templateOf = new Map([
      ['closed', await readTemplate(database, templates.closedId)],
      ['open', await readTemplate(database, templates.openId)],
    ]);
    const home = templateOf.get('open')?.matter.organ_id;
    for (let start = 0; start < closed + open; start += AT_ONCE) {
      const rows: Record<Filled, Row[]> = {
        matter: [],
        matter_words: [],
        case_file: [],
        case_time: [],
        step: [],
        clock: [],
        clock_due: [],
        warning_signal: [],
      };
      for (let index = start; index < Math.min(start + AT_ONCE, closed + open); index += 1) {
        // Interleaved, as they came in: what is open is not all at one end of the indexes.
        const isOpen = (index * open) % (closed + open) < open;
        const template = templateOf.get(isOpen ? 'open' : 'closed') as Template;
        // Every fourth at the organ whose clerks work beside the readers.
        const organ = index % 4 === 0 ? { id: String(home), district_id: null } : any(organs, index);
        const id = `scale-${index}`;
        const number = `${String(template.matter.number).slice(0, -6)}S${String(index).padStart(6, '0')}`;
        copy(template, { id, number, organ, index, isOpen }, rows);
        if (isOpen && index % 97 === 0) made.push({ id, number });
      }
      await database.write(async () => {
        for (const [table, list] of Object.entries(rows)) await database.insertAll(table, list as never);
        if (database.dialect === 'mysql') await keepEachWord(database, rows.matter_words);
      });
      if (start % 50_000 === 0) say(`${start} of ${closed + open} matters`);
    }
    await database
      .run(database.dialect === 'mysql' ? 'ANALYZE TABLE matter, case_file, case_time, step, clock, clock_due' : 'ANALYZE')
      .catch(() => 0);
    return made;
  } finally {
    await database.close();
  }
}

/** As src/matters/words.ts keeps them on a server, of many at once. */
async function keepEachWord(database: Database, kept: readonly Row[]): Promise<void> {
  const places = kept.map((_, index) => `$${index + 1}`).join(',');
  await database.run(
    `INSERT IGNORE INTO matter_word (word, id) SELECT w.word, found.id FROM matter_words found
     JOIN JSON_TABLE(CONCAT('["', REPLACE(found.words, ' ', '","'), '"]'), '$[*]' COLUMNS (word VARCHAR(64) PATH '$')) w
     WHERE found.matter_id IN (${places})`,
    kept.map(({ matter_id: id }) => id as string),
  );
}

/** Colleagues of these accounts, so many of each, with the same rights and password: `jiancha-0`, `jiancha-1`, … */
async function addColleagues(database: Database, accounts: readonly string[], each: number): Promise<void> {
  await database.write(async () => {
    for (const account of accounts) {
      const person = await database.get<Row>('SELECT * FROM person WHERE account = $1', [account]);
      if (!person) throw new Error(`No person ${account}`);
      for (let number = 0; number < each; number += 1) {
        const id = `${person.id}-${number}`;
        await database.insert('person', { ...person, id, account: `${account}-${number}` });
        for (const table of ['role_grant', 'holding']) {
          const rows = await database.all<Row>(`SELECT * FROM ${table} WHERE person_id = $1`, [String(person.id)]);
          await database.insertAll(
            table,
            rows.map((row) => ({ ...row, person_id: id })),
          );
        }
      }
    }
  });
}

function copy(
  template: Template,
  {
    id,
    number,
    organ,
    index,
    isOpen,
  }: { id: string; number: string; organ: { id: string; district_id: string | null }; index: number; isOpen: boolean },
  rows: Record<Filled, Row[]>,
): void {
  const back = -Math.round(((index * 7919) % ((isOpen ? DAYS_OPEN : DAYS_CLOSED) * 1_000)) / 1_000) * DAY_MS - (index % 28_800) * 1_000;
  const shifted = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, /_at$/.test(name) && value !== null ? Number(value) + back : value]),
    );
  const share = index % 100;
  const colour = isOpen ? (share < OVERDUE ? 'overdue' : share < OVERDUE + WARNED ? 'warned' : 'normal') : 'normal';
  // What is open falls due in the next weeks at the close of business, unless it is overdue; nothing rings while the readers read.
  const due = colour === 'overdue' ? -5 : 3 + (index % 25);
  const at = isOpen ? startOfDate(daysAfter(civilDateInChina(Date.now()), due)).getTime() + CLOSE_OF_BUSINESS_MS : null;
  const title = `${any(ROADS, index)}路${any(WORKS, Math.floor(index / 16))}工程（${index}）`;
  rows.matter.push({
    ...shifted(template.matter),
    id,
    number,
    title,
    organ_id: organ.id,
    district_id: organ.district_id,
    process_instance_key: `s${index}`,
    // As the clocks tell the header.
    colour: { normal: 0, warned: 1, overdue: 2 }[colour],
    ...(at === null ? {} : { due_at: at }),
  });
  const party = `阳光市${any(ROADS, index)}${any(PARTIES, Math.floor(index / 7))}`;
  rows.case_file.push({ ...shifted(template.caseFile), id, party_name: party });
  if (template.time)
    rows.case_time.push({
      ...shifted(template.time),
      id,
      organ_id: organ.id,
      district_id: organ.district_id,
      ...(at === null ? {} : { due_at: at, timing: colour === 'overdue' ? 'late' : null }),
    });
  rows.matter_words.push({ matter_id: id, words: [number, title, party].map(searchWords).join(' ') });
  for (const [position, step] of template.steps.entries())
    rows.step.push({ ...shifted(step), id: `${id}-${position}`, matter_id: id, job_key: `${id}-${position}`, organ_id: organ.id });
  rows.clock.push({
    ...template.clock,
    id: `${id}-clock`,
    matter_id: id,
    colour,
    next_at: due > 0 ? at : null,
  });
  for (const one of template.dues)
    rows.clock_due.push({
      ...one,
      clock_id: `${id}-clock`,
      due_at: at !== null ? at + (one.limit_id === 'statutory' ? 9 * DAY_MS : 0) : Number(one.due_at) + back,
    });
  if (colour === 'overdue')
    rows.warning_signal.push({
      id: `${id}-signal`,
      rule: 'R16.9',
      matter_id: id,
      occurrence: 'promised',
      colour: 'red',
      organ_id: organ.id,
      limit_id: 'promised',
      due_at: at,
      raised_at: Number(at) + 1_000,
      source: 'sweep',
    });
}

async function readTemplate(database: Database, id: string): Promise<Template> {
  const one = async (sql: string): Promise<Row> => {
    const row = await database.get<Row>(sql, [id]);
    if (!row) throw new Error(`No template ${id}: ${sql}`);
    return row;
  };
  const clock = await one('SELECT * FROM clock WHERE matter_id = $1');
  return {
    matter: await one('SELECT * FROM matter WHERE id = $1'),
    caseFile: await one('SELECT * FROM case_file WHERE id = $1'),
    time: (await database.get<Row>('SELECT * FROM case_time WHERE id = $1', [id])) ?? null,
    steps: await database.all<Row>('SELECT * FROM step WHERE matter_id = $1 ORDER BY opened_at', [id]),
    clock,
    dues: await database.all<Row>('SELECT * FROM clock_due WHERE clock_id = $1', [String(clock.id)]),
  };
}
