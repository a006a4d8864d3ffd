import assert from 'node:assert/strict';
import { hashPassword, passwordFits } from '../../../src/platform/auth/index.ts';

describe('passwords', () => {
  it('are kept as salted Argon2id, never as they are', async () => {
    const [one, two] = await Promise.all([hashPassword('阳光行权2026'), hashPassword('阳光行权2026')]);
    assert.match(one, /^\$argon2id\$/);
    assert.notEqual(one, two);
    assert.ok(one.length <= 200, 'fits its column');
    assert.equal(await passwordFits('阳光行权2026', one), true);
    assert.equal(await passwordFits('阳光行权2027', one), false);
  });

  it('fit no unknown account, and no account whose stored hash is damaged', async () => {
    assert.equal(await passwordFits('anything', undefined), false);
    assert.equal(await passwordFits('anything', 'not a hash'), false);
  });

  it('take a like time to refuse for a known and an unknown account', async () => {
    const known = await hashPassword('right');
    await passwordFits('warm up', undefined);
    const timed = async (stored: string | undefined): Promise<number> => {
      const started = performance.now();
      for (let round = 0; round < 3; round += 1) await passwordFits('wrong', stored);
      return performance.now() - started;
    };
    const [withAccount, without] = [await timed(known), await timed(undefined)];
    assert.ok(without > withAccount / 4, `${without} ms against ${withAccount} ms`);
  });
});
