import type { Schema } from '../src/platform/database/index.ts';

/** The engine has one alarm a moment instead of one a clock (docs/adr/0028-alarms-by-moment.md); the instances of before are ended. */
export async function up(schema: Schema): Promise<void> {
  await schema.table('due_alarm', 'at BIGINT NOT NULL PRIMARY KEY');
  if (!(await schema.hasColumn('clock', 'armed_at'))) return;
  await schema.run("DELETE FROM outbox WHERE state = 'pending' AND kind = 'clock-message'");
  const payload = schema.dialect === 'mysql' ? `CONCAT('{"clockId":"', id, '"}')` : `'{"clockId":"' || id || '"}'`;
  const key = (start: string): string => (schema.dialect === 'mysql' ? `CONCAT('${start}', id)` : `'${start}' || id`);
  await schema.run(
    `${schema.insertIgnore} INTO outbox (id, position, kind, stream, payload, state, attempts, created_at)
     SELECT ${key('stop-old-clock:')}, 0, 'stop-old-clock', ${key('clock:')}, ${payload}, 'pending', 0, 0 FROM clock WHERE started = 1`,
  );
  await schema.dropIndex('clock', 'armed_at');
  await schema.run('ALTER TABLE clock DROP COLUMN started');
  await schema.run('ALTER TABLE clock DROP COLUMN armed_at');
}
