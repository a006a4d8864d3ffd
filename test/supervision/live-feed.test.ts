/** The live feed lasts no longer than the rights it was opened with (R14): signing out, a new password, a narrowed grant. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSessionStore, hashPassword, SESSION_TIMES } from '../../src/platform/auth/index.ts';
import { createSessionPeople } from '../../src/platform/http/index.ts';
import { casesOn, type CasesOn } from '../support/cases-on.ts';
import { eachDatabase } from '../support/databases.ts';
import { listen, type EventSource } from '../support/event-source.ts';
import { eventually } from '../support/eventually.ts';
import { startServer, type TestServer } from '../support/test-server.ts';

/** Persons are read again after so long at the latest. */
const ROLES_ARE_FRESH_MS = 2_100;
const PASSWORD = 'a-long-password-2026';

eachDatabase('the live feed', (database) => {
  let cases: CasesOn;
  let server: TestServer;
  const open: EventSource[] = [];

  before(async function () {
    this.timeout(180_000);
    cases = await casesOn(database());
    server = await startServer(database(), (api) => cases.folded.routes(api), {
      sessionStore: new DatabaseSessionStore(database(), SESSION_TIMES),
      ...createSessionPeople(cases.organisation),
    });
    await database().run('UPDATE person SET password_hash = $1', [await hashPassword(PASSWORD)]);
  });
  after(async () => {
    for (const feed of open) feed.close();
    await server.close();
    await cases.close();
  });

  async function signIn(account: string): Promise<string> {
    const { status, text, headers } = await server.call('POST', '/api/session', { body: { account, password: PASSWORD } });
    assert.equal(status, 200, text);
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  async function feedOf(cookie: string): Promise<EventSource> {
    const feed = await listen(`${server.url}/api/supervision/events`, cookie);
    open.push(feed);
    await eventually('the feed speaks', () => feed.events.length > 0);
    return feed;
  }
  const hears = (feed: EventSource, caseId: string): boolean => feed.events.some(({ data }) => data.caseId === caseId);

  it('ends when the person signs out, and not for anybody else', async () => {
    const [leaving, staying] = [await signIn('supervisor'), await signIn('supervisor')];
    const [ended, goesOn] = [await feedOf(leaving), await feedOf(staying)];
    assert.equal((await server.call('DELETE', '/api/session', { cookie: leaving })).status, 204);
    await eventually('the feed ends', () => ended.ended(), 90_000);
    const caseId = await cases.register();
    await eventually('the other feed tells of the case', () => hears(goesOn, caseId), 90_000);
    assert.equal(hears(ended, caseId), false);
    assert.equal(goesOn.ended(), false);
  });

  it('ends everywhere else when the password is changed', async () => {
    const [here, elsewhere] = [await signIn('lead'), await signIn('lead')];
    const [goesOn, ended] = [await feedOf(here), await feedOf(elsewhere)];
    const body = { current: PASSWORD, next: 'another-long-one-2026' };
    assert.equal((await server.call('POST', '/api/session/password', { cookie: here, body })).status, 204);
    await eventually('the feed ends', () => ended.ended(), 90_000);
    assert.equal(goesOn.ended(), false);
  });

  it('tells nothing more of what a narrowed grant leaves out', async () => {
    const feed = await feedOf(await signIn('supervisor'));
    const before = await cases.register();
    await eventually('the feed tells of the case', () => hears(feed, before), 90_000);
    await database().run("UPDATE role_grant SET scope = 'district', scope_id = 'district-west' WHERE person_id = 'person-supervisor'");
    await sleep(ROLES_ARE_FRESH_MS);
    const hidden = await cases.register();
    const west = await feedOf(await signIn('supervisor-west'));
    await sleep(1_500);
    assert.equal(hears(feed, hidden), false, 'a case of the other district');
    assert.equal(feed.ended(), false, 'who may still supervise something goes on listening');
    assert.equal(hears(west, hidden), false);
  });
});
