/** Who works on a matter, as its page tells it: who stepped aside, what may be given on, and where nobody may lawfully act. */
import type { MatterWork } from '../../domain/api/steps.ts';
import { createMatterStore, isRunning } from '../matters/index.ts';
import type { Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { notFound } from '../platform/errors.ts';
import type { AssignSteps } from './assign-step.ts';
import type { Recusals } from './recuse.ts';
import type { WhoCanFinish } from './who-can-finish.ts';

export function createMatterWork(deps: {
  database: Database;
  assignments: AssignSteps;
  recusals: Recusals;
  finish: WhoCanFinish;
  mayRead: (person: Person, matterId: string) => Promise<boolean>;
}) {
  const { database, assignments, recusals, finish } = deps;
  const store = createMatterStore(database);
  return async (person: Person, matterId: string): Promise<MatterWork> => {
    const matter = (await deps.mayRead(person, matterId)) ? await store.matter(matterId) : undefined;
    if (!matter) throw notFound('该办理事项', 'matter');
    const assignable: string[] = [];
    for (const step of (await store.stepsOf(matterId)).filter(isRunning))
      if (await assignments.mayAssign(person, step)) assignable.push(step.id);
    const watching = await database.get('SELECT 1 AS one FROM watch WHERE person_id = $1 AND matter_id = $2', [person.id, matterId]);
    return {
      watching: watching !== undefined,
      recusals: await recusals.of(matterId),
      mayRecuse: matter.closed_at === null && (await recusals.decides(person, matter)),
      assignable,
      unattended: await finish.of(matter),
    };
  };
}
