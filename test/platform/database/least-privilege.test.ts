/** The account of a production platform reads and writes rows and nothing else; the database keeps the record from it (R12a). */
import assert from 'node:assert/strict';
import { createConnection } from 'mysql2/promise';
import { migrate, openDatabase } from '../../../src/platform/database/index.ts';
import { ownMysql } from '../../support/platform.ts';

describe("The platform's database account (MariaDB/MySQL)", function () {
  this.timeout(180_000);
  const account = `sunlit_app_${process.pid}`;
  let own: Awaited<ReturnType<typeof ownMysql>>;

  before(async function () {
    own = await ownMysql();
    if (!own) return this.skip();
    const owner = await openDatabase({ url: own.url });
    await migrate(owner);
    await owner.close();
    const server = await createConnection(own.url);
    await server.query(`CREATE USER '${account}'@'%' IDENTIFIED BY 'letters0and1digits'`);
    await server.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON \`${new URL(own.url).pathname.slice(1)}\`.* TO '${account}'@'%'`);
    await server.end();
  });

  after(async () => {
    if (!own) return;
    const server = await createConnection(own.url);
    await server.query(`DROP USER '${account}'@'%'`);
    await server.end();
    await own.drop();
  });

  it('finds a migrated database in order and can neither drop a trigger, truncate nor alter the record', async () => {
    const url = new URL(own?.url ?? '');
    url.username = account;
    url.password = 'letters0and1digits';
    const database = await openDatabase({ url: url.href });
    try {
      assert.deepEqual(await migrate(database), []);
      for (const statement of [
        'DROP TRIGGER record_refuses_update',
        'TRUNCATE TABLE record',
        'ALTER TABLE record ADD COLUMN x INT',
        'DROP TABLE record',
        'CREATE TABLE x (a INT)',
      ]) {
        await assert.rejects(database.sequelize.query(statement), /denied/i, statement);
      }
    } finally {
      await database.close();
    }
  });
});
