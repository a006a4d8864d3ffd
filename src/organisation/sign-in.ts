/** Signing in with a local account. What is wrong, account or password, is never told apart. */
import { passwordFits, type Lockout, type Person } from '../platform/auth/index.ts';
import { Refusal } from '../platform/errors.ts';
import type { OrganisationStore } from './store.ts';

export type SignIn = (account: string, password: string) => Promise<Person>;

interface SignInDependencies {
  store: OrganisationStore;
  lockout: Lockout;
  mode: 'demonstration' | 'production';
  today: () => string;
}

export const createSignIn =
  ({ store, lockout, mode, today }: SignInDependencies): SignIn =>
  async (account, password) => {
    const found = await lockout.attempt(account, async () => {
      const row = await store.personByAccount(account);
      // The password is checked first, whoever it is: an answer's time must not tell which accounts exist.
      const fits = await passwordFits(password, row?.password_hash);
      return fits && row ? store.person(row.id, today()) : undefined;
    });
    if (!found) throw new Refusal(401, 'sign-in-failed', '账号或密码不正确。', 'The account or the password is wrong.');
    if (found.demonstration && mode === 'production') {
      throw new Refusal(
        403,
        'demonstration-account-refused',
        '演示账号不能用于正式运行环境。',
        'Demonstration accounts are refused in production.',
      );
    }
    return found;
  };
