/** A person's own password, changed by themselves; every other session of theirs ends with it. */
import { endSessionsOf, hashPassword, passwordFits, type Lockout, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { badInput, Refusal } from '../platform/errors.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { OrganisationStore } from './store.ts';

const SHORTEST_PASSWORD = 10;

interface Dependencies {
  database: Database;
  store: OrganisationStore;
  lockout: Lockout;
}

/** `sessionId`: the session that goes on. Wrong tries with the present password count like those at sign-in. */
export type ChangePassword = (
  record: RecordBook,
  person: Person,
  sessionId: string,
  given: { current: string; next: string },
) => Promise<void>;

export const createChangePassword =
  ({ database, store, lockout }: Dependencies): ChangePassword =>
  async (record, person, sessionId, { current, next }) => {
    if (person.demonstration)
      throw new Refusal(
        403,
        'demonstration-account',
        '演示账号的密码不能修改。',
        'The password of a demonstration account cannot be changed.',
      );
    const fits = await lockout.attempt(
      person.account,
      async () => (await passwordFits(current, (await store.personRow(person.id))?.password_hash)) || undefined,
    );
    if (!fits) throw badInput([problem('current', 'wrong-password', '现在的密码不正确。', 'The present password is wrong.')]);
    refuseWeak(person.account, current, next);
    const hash = await hashPassword(next);
    await database.write(async () => {
      await store.keepPassword(person.id, hash);
      await endSessionsOf(database, person.id, sessionId);
      record.append({ kind: 'password-changed', actorId: person.id, payload: {} });
    });
  };

function refuseWeak(account: string, current: string, next: string): void {
  if (next.length < SHORTEST_PASSWORD)
    throw badInput([
      problem(
        'next',
        'too-short',
        `新密码至少 ${SHORTEST_PASSWORD} 个字符。`,
        `The new password needs ${SHORTEST_PASSWORD} characters or more.`,
      ),
    ]);
  if (next === current)
    throw badInput([problem('next', 'same-password', '新密码与现在的密码相同。', 'The new password is the present one.')]);
  if (next.toLowerCase().includes(account.toLowerCase()))
    throw badInput([problem('next', 'holds-account', '新密码不能包含账号。', 'The new password may not hold the account.')]);
}

const problem = (path: string, code: string, message: string, messageEn: string): FieldProblem => ({ path, code, message, messageEn });
