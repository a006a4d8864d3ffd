/** The demonstration city's past two weeks: applications come in, clerks decide, some are late. All through the real flow. */
import type { Person } from '../platform/auth/index.ts';
import { seedCalendarYears, WorkingCalendar } from '../platform/clock/index.ts';
import { civilDateInChina } from '../platform/time/time.ts';
import { basicsOf } from '../registry/index.ts';
import { plausibleAnswers } from './answers.ts';
import type { DemonstrationDependencies } from './demonstration.ts';
import { PARTIES } from './parties.ts';

interface Dependencies extends DemonstrationDependencies {
  advanceBy(milliseconds: number): Promise<void>;
  waitFor(condition: () => Promise<boolean>, what: string, withinMs?: number): Promise<void>;
  progress(message: string): void;
}

/** Working days before today on which the story begins. */
const FORTNIGHT_WORKING_DAYS = 10;

/** How far back a fresh demonstration's clock is set: to ten in the morning, ten working days ago. */
export function offsetOfFortnight(now: Date): number {
  const start = new WorkingCalendar(seedCalendarYears()).addWorkingDays(civilDateInChina(now), -FORTNIGHT_WORKING_DAYS);
  return Date.parse(`${start}T10:00:00+08:00`) - now.getTime();
}

interface Story { day: number; subject: string; party: number; /** Outcomes by the day on which they are given, in order. */ decisions: [day: number, outcome: string][] }

const GRANT = ['accept', 'pass', 'agree', 'grant'] as const;
const onDay = (day: number, outcomes: readonly string[]): [number, string][] => outcomes.map((outcome) => [day, outcome]);

/** Ten working days, 0 to 9, and today, 10. */
const STORIES: Story[] = [
  { day: 0, subject: '正阳路供水管道改造工程挖掘道路', party: 0, decisions: [[0, 'accept'], [1, 'pass'], [2, 'agree'], [3, 'grant'], [4, '*'], [5, '*'], [6, '*']] },
  { day: 0, subject: '清风路燃气抢修配套工程挖掘道路', party: 1, decisions: [[0, 'accept'], [1, 'fail'], [2, 'disagree'], [3, 'deny'], [4, '*'], [6, '*']] },
  { day: 1, subject: '中心路通信管道扩容工程挖掘道路', party: 2, decisions: [[1, 'accept']] },
  { day: 1, subject: '法治路电力电缆入地工程挖掘道路', party: 3, decisions: [[1, 'accept'], [3, 'pass']] },
  { day: 2, subject: '东湖小区门前便道挖掘', party: 4, decisions: [[3, 'decline'], [4, '*']] },
  { day: 3, subject: '滨河南路污水管网修复工程挖掘道路', party: 0, decisions: [...onDay(4, GRANT), [5, '*'], [6, '*']] },
  { day: 3, subject: '西山大道供热主管线工程挖掘道路', party: 5, decisions: [[4, 'accept'], [6, 'pass'], [7, 'agree']] },
  { day: 4, subject: '学府街雨污分流工程挖掘道路', party: 0, decisions: [[4, 'accept'], [5, 'pass']] },
  { day: 6, subject: '解放路商铺排水接驳挖掘道路', party: 6, decisions: [[7, 'supplement']] },
  { day: 7, subject: '北固街通信基站光缆工程挖掘道路', party: 2, decisions: [[7, 'accept'], [8, 'pass']] },
  { day: 8, subject: '新城大道高压燃气管道工程挖掘道路', party: 1, decisions: [[9, 'accept']] },
  { day: 9, subject: '文昌路路灯电缆更新工程挖掘道路', party: 3, decisions: [] },
  { day: 10, subject: '正阳路与中心路交叉口自来水抢修挖掘道路', party: 0, decisions: [] },
];

const REASONS: Record<string, string> = {
  fail: '现场勘验发现，拟开挖路段竣工仅两年，未满《城市道路管理条例》第三十三条规定的五年期限，且申请人未提供市人民政府批准文件。',
  disagree: '同意初审意见：新建道路未满五年，不符合法定条件。',
  deny: '申请挖掘的道路竣工后未满五年，且未经市人民政府批准，不符合《城市道路管理条例》第三十三条第二款规定。',
  decline: '拟挖掘路段为住宅小区内部道路，不属于城市道路，申请事项依法不属于本机关职权范围。',
};

const WORDS: Record<string, string> = {
  accept: '申请材料齐全，符合法定形式，予以受理。', pass: '经两名工作人员现场勘验，情况与申请材料一致，拟同意。', agree: '同意初审意见。', grant: '符合法定条件，准予许可。', supplement: '请申请人一次性补正交通组织方案。',
};

export async function livePastFortnight(deps: Dependencies): Promise<void> {
  const { database, time, registry, registerCase, steps, organisation, calendar, advanceBy, waitFor, progress } = deps;
  const powerId = (await registry.store.power('power-road-excavation'))?.id;
  const found = await organisation.person('person-chuang');
  if (!powerId || !found) throw new Error('The demonstration city is not loaded');
  const atTheWindow: Person = found;
  const { version } = await registry.publishedVersion(powerId);
  const entry = basicsOf(version);
  const caseIds = new Map<Story, string>();

  for (let day = 0; day <= FORTNIGHT_WORKING_DAYS; day += 1) {
    progress(`${civilDateInChina(time.now())}`);
    for (const story of STORIES) {
      if (story.day === day) caseIds.set(story, await register(story));
      for (const [on, outcome] of story.decisions) if (on === day) await decide(caseIds.get(story) ?? '', outcome);
    }
    await waitFor(everyCaseHasItsStep, 'the engine to open the next steps');
    // The last step ends in the present, wherever in its day that is.
    if (day < FORTNIGHT_WORKING_DAYS) await advanceBy(day === FORTNIGHT_WORKING_DAYS - 1 ? -time.offsetMs : untilNextWorkingDay());
  }

  /** A step must open on the day on which the one before it was decided. */
  async function everyCaseHasItsStep(): Promise<boolean> {
    const row = await database.get<{ n: number }>(
      "SELECT COUNT(*) AS n FROM case_file c WHERE c.state <> 'completed' AND NOT EXISTS (SELECT 1 FROM step s WHERE s.case_id = c.id AND s.state IN ('open','claimed'))");
    return Number(row?.n) === 0;
  }

  function untilNextWorkingDay(): number {
    const today = civilDateInChina(time.now());
    return Date.parse(`${calendar().addWorkingDays(today, 1)}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`);
  }

  async function register(story: Story): Promise<string> {
    const today = civilDateInChina(time.now());
    const party = PARTIES[story.party];
    if (!party) throw new Error(`No party ${story.party}`);
    const row = await registerCase(atTheWindow, {
      powerId: entry.processId, party, subject: story.subject,
      form: { ...plausibleAnswers(entry.caseForm, today), projectName: story.subject.replace(/挖掘(道路)?$/, '') },
      materials: entry.materials.map(({ code, original, copies }) => ({ code, originals: original, copies, provided: true })),
    });
    return row.id;
  }

  async function decide(caseId: string, wanted: string): Promise<void> {
    let open: { id: string; position_code: string; organ_id: string; outcomes: string; form_key: string | null; officers: number } | undefined;
    await waitFor(async () => {
      open = await database.get("SELECT id, position_code, organ_id, outcomes, form_key, officers FROM step WHERE case_id = $1 AND state IN ('open','claimed')", [caseId]);
      return open !== undefined;
    }, `the next step of case ${caseId}`);
    if (!open) return;
    const outcomes = JSON.parse(open.outcomes) as { code: string; negative?: boolean }[];
    const outcome = wanted === '*' ? outcomes.find(({ negative }) => !negative)?.code ?? '' : wanted;
    const holders = await organisation.holdersOf(open.organ_id, open.position_code);
    const person = await organisation.person(holders[0]?.id ?? '');
    if (!person) throw new Error(`Nobody holds ${open.position_code}`);
    await steps.decide(person, open.id, {
      outcome, text: REASONS[outcome] ?? WORDS[outcome] ?? '', coOfficerId: open.officers === 2 ? holders[1]?.id : undefined,
      fields: open.form_key ? plausibleAnswers(entry.forms[open.form_key]?.fields ?? [], civilDateInChina(time.now()), outcome) : {},
    });
  }
}
