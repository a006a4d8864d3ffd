/** The demonstration city's past two weeks: applications come in, clerks decide, some are late. All through the real flow. */
import type { Person } from '../../platform/auth/index.ts';
import { demonstrationYears } from '../../../domain/calendar/provisional-year.ts';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { daysBetween } from '../../../domain/time/civil-date.ts';
import { DAY_MS, HOUR_MS } from '../../../domain/time/duration.ts';
import { civilDateInChina, startOfDate } from '../../../domain/time/civil-time.ts';
import { entryOfVersion } from '../../registry/index.ts';
import { intakeOf } from '../../../domain/registry/registry-entry.ts';
import { plausibleAnswers } from '../answers.ts';
import type { DemonstrationDependencies } from '../dependencies.ts';
import { PARTIES } from '../parties.ts';
import { CASE_STORIES, OPINIONS, type CaseStory } from './case-stories.ts';
import { createRegistryStories } from './registry-stories.ts';

interface Dependencies extends DemonstrationDependencies {
  advanceBy(milliseconds: number): Promise<void>;
  waitFor(condition: () => Promise<boolean>, what: string, withinMs?: number): Promise<void>;
  progress(message: string): void;
}

const ROAD = 'road-excavation';
const LEADERS: readonly string[] = ['section-head', 'deciding-leader', 'organ-head', 'legal-reviewer'];

/** Working days before today on which the story begins. */
const FORTNIGHT_WORKING_DAYS = 10;

/** How far back a fresh demonstration's clock is set: to ten in the morning, ten working days ago. */
export function offsetOfFortnight(now: Date): number {
  const start = new WorkingCalendar(demonstrationYears(now)).addWorkingDays(civilDateInChina(now), -FORTNIGHT_WORKING_DAYS);
  return startOfDate(start).getTime() + 10 * HOUR_MS - now.getTime();
}

export async function livePastFortnight(deps: Dependencies): Promise<void> {
  const { database, time, registry, registerCase, steps, organisation, calendar, advanceBy, waitFor, progress } = deps;
  const registryStories = createRegistryStories({
    registry,
    laws: deps.laws,
    time,
    person: (account) => personOr(`person-${account}`, account),
  });
  const caseIds = new Map<CaseStory, string>();

  for (let day = 0; day <= FORTNIGHT_WORKING_DAYS; day += 1) {
    progress(`${civilDateInChina(time.now())}`);
    await registryStories[day]?.();
    for (const story of CASE_STORIES) {
      if (story.day === day) caseIds.set(story, await register(story));
      for (const [on, outcome] of story.decisions) if (on === day) await decide(story, caseIds.get(story) ?? '', outcome);
    }
    await waitFor(everyCaseHasItsStep, 'the engine to open the next steps');
    // The last step ends in the present, wherever in its day that is.
    if (day < FORTNIGHT_WORKING_DAYS) await advanceBy(day === FORTNIGHT_WORKING_DAYS - 1 ? -time.offsetMs : untilNextWorkingDay());
  }

  /** A step must open on the day on which the one before it was decided, unless the law makes the case wait. */
  async function everyCaseHasItsStep(): Promise<boolean> {
    const row = await database.get<{ n: number }>(
      "SELECT COUNT(*) AS n FROM matter m WHERE m.kind = 'case' AND m.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM step s WHERE s.matter_id = m.id AND s.state IN ('open','claimed')) AND NOT EXISTS (SELECT 1 FROM drawn_period p WHERE p.matter_id = m.id AND p.purpose = 'waiting-period' AND p.ended_at IS NULL)",
    );
    return Number(row?.n) === 0;
  }

  function untilNextWorkingDay(): number {
    const today = civilDateInChina(time.now());
    return daysBetween(today, calendar().addWorkingDays(today, 1)) * DAY_MS;
  }

  async function personOr(id: string | undefined, what: string): Promise<Person> {
    const person = id === undefined ? undefined : await organisation.person(id);
    if (!person) throw new Error(`The demonstration city has nobody for ${what}`);
    return person;
  }

  async function register(story: CaseStory): Promise<string> {
    const today = civilDateInChina(time.now());
    const party = PARTIES[story.party];
    const { power, version } = await registry.publishedVersion(`power-${story.power ?? ROAD}`);
    const entry = entryOfVersion(version);
    const [holder] = await organisation.holdersOf(power.organ_id, intakeOf(entry).position);
    if (!party) throw new Error(`No party ${story.party}`);
    const licenceId = story.licenceOf && (await licenceOf(story.licenceOf));
    const row = await registerCase(await personOr(holder?.id, intakeOf(entry).position), {
      powerId: entry.processId,
      party,
      subject: story.subject,
      ...(licenceId ? { licenceId } : {}),
      form: plausibleAnswers(entry.caseForm, today, undefined, {
        ...(story.power ? {} : { projectName: story.subject.replace(/挖掘(道路)?$/, '') }),
        ...story.answers,
      }),
      materials: entry.materials.map(({ code, original, copies }) => ({ code, originals: original, copies, provided: true })),
    });
    return row.id;
  }

  async function licenceOf(subject: string): Promise<string> {
    const row = await database.get<{ id: string }>('SELECT l.id FROM licence l JOIN matter m ON m.id = l.matter_id WHERE m.title = $1', [
      subject,
    ]);
    if (!row) throw new Error(`“${subject}” has given no licence yet`);
    return row.id;
  }

  async function decide(story: CaseStory, caseId: string, wanted: string): Promise<void> {
    let open:
      | {
          id: string;
          position_code: string;
          organ_id: string;
          outcomes: string;
          form_key: string | null;
          officers: number;
          version_id: string;
        }
      | undefined;
    await waitFor(async () => {
      open = await database.get(
        "SELECT s.id, s.position_code, s.organ_id, s.outcomes, s.form_key, s.officers, m.procedure_id AS version_id FROM step s JOIN matter m ON m.id = s.matter_id WHERE s.matter_id = $1 AND s.state IN ('open','claimed')",
        [caseId],
      );
      return open !== undefined || (wanted === 'rest' && (await isCompleted(caseId)));
    }, `the next step of “${story.subject}”`);
    if (!open) return;
    const entry = entryOfVersion((await registry.versionOr404(open.version_id)).version);
    const outcomes = JSON.parse(open.outcomes) as { code: string; negative?: boolean }[];
    const outcome = wanted === '*' || wanted === 'rest' ? (outcomes.find(({ negative }) => !negative)?.code ?? '') : wanted;
    const [holder, second] = await organisation.holdersOf(open.organ_id, open.position_code);
    const { proposalId } = await steps.decide(await personOr(holder?.id, open.position_code), open.id, {
      outcome,
      text: OPINIONS[outcome] ?? (LEADERS.includes(open.position_code) ? '同意。' : '已按规定办理。'),
      coOfficerId: open.officers === 2 ? second?.id : undefined,
      fields: open.form_key
        ? plausibleAnswers(entry.forms[open.form_key]?.fields ?? [], civilDateInChina(time.now()), outcome, story.answers)
        : {},
    });
    if (proposalId) await steps.confirm(await personOr(second?.id, open.position_code), open.id, proposalId);
    if (wanted === 'rest') await decide(story, caseId, wanted);
  }

  async function isCompleted(caseId: string): Promise<boolean> {
    return (await database.get<{ state: string }>('SELECT state FROM matter WHERE id = $1', [caseId]))?.state === 'completed';
  }
}
