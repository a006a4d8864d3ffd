/** Reads what the warning rules may know of powers (R16.2, R16.3): a few hundred rows and two counts, asked once a day and aside. */
import { monthsAfter, fromDay, dayOfInstant } from '../../../domain/time/civil-date.ts';
import { startOfDate } from '../../../domain/time/civil-time.ts';
import { hashOfFlowchart } from '../../registry/index.ts';
import type { Rows } from './read-case-facts.ts';
import type { PowerFacts } from './power-facts.ts';

export type ReadPowerFacts = (rows: Rows, now: number, silentMonths: number) => Promise<PowerFacts[]>;

interface VersionLine {
  id: string;
  power_id: string;
  state: string;
  bpmn_xml: string;
  bpmn_hash: string;
}

export const readPowerFacts: ReadPowerFacts = async (rows, now, silentMonths) => {
  const recent = monthsBefore(now, silentMonths);
  const recently = await countsOf(rows, recent, now);
  const yearBefore = await countsOf(rows, monthsBefore(now, silentMonths + 12), recent);
  const confirmed = new Map(
    (
      await rows.all<{ power_id: string; kind: string }>(
        `SELECT h.power_id, h.kind FROM registry_change h JOIN matter m ON m.id = h.id WHERE m.state = 'done' AND h.kind IN ('suspend', 'abolish')`,
      )
    ).map(({ power_id: id, kind }) => [`${id} ${kind}`, true]),
  );
  const facts: PowerFacts[] = [];
  const powers = await rows.all<{ id: string }>(
    `SELECT DISTINCT power_id AS id FROM power_version WHERE state IN ('published', 'suspended', 'abolished')`,
  );
  for (const { id } of powers) {
    // One drawing at a time: they are some ten kilobytes each.
    const [version] = await rows.all<VersionLine>(
      `SELECT id, power_id, state, bpmn_xml, bpmn_hash FROM power_version
         WHERE power_id = $1 AND state IN ('published', 'suspended', 'abolished') ORDER BY number DESC LIMIT 1`,
      [id],
    );
    if (!version) continue;
    const change = version.state === 'suspended' ? 'suspend' : version.state === 'abolished' ? 'abolish' : null;
    facts.push({
      powerId: id,
      disabled: change && !confirmed.has(`${id} ${change}`) ? version.id : null,
      recently: recently.get(id) ?? 0,
      // What is rightly out of service is handled by nobody, and should be.
      yearBefore: change ? 0 : (yearBefore.get(id) ?? 0),
      runningHash: hashOfFlowchart(version.bpmn_xml),
      confirmedHash: version.bpmn_hash,
    });
  }
  return facts;
};

const monthsBefore = (now: number, months: number): number =>
  startOfDate(fromDay(monthsAfter(dayOfInstant(new Date(now)), -months))).getTime();

async function countsOf(rows: Rows, from: number, before: number): Promise<Map<string, number>> {
  const counted = await rows.all<{ power_id: string; n: number }>(
    `SELECT c.power_id, COUNT(*) AS n FROM matter m JOIN case_file c ON c.id = m.id
     WHERE m.kind = 'case' AND m.opened_at >= $1 AND m.opened_at < $2 GROUP BY c.power_id`,
    [from, before],
  );
  return new Map(counted.map(({ power_id: id, n }) => [id, Number(n)]));
}

/** The matter at which a signal about a power is laid: the power's first case or change, so that it stays the same one. */
export async function anchorOf(rows: Rows, powerId: string): Promise<string | undefined> {
  const [first] = await rows.all<{ id: string }>(
    `SELECT m.id FROM matter m WHERE m.id IN (SELECT id FROM case_file WHERE power_id = $1 UNION SELECT id FROM registry_change WHERE power_id = $2)
     ORDER BY m.opened_at, m.id LIMIT 1`,
    [powerId, powerId],
  );
  return first?.id;
}
