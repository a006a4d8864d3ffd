/** MariaDB or MySQL by URL, through Sequelize's pool and transactions. */
import { QueryTypes, Sequelize, Transaction } from 'sequelize';
import type { Driver, Outcome, Row, Value } from './driver.ts';
import { endWhenSilent } from './silent-connections.ts';

export function openServer(url: string, poolSize: number): Driver {
  const sequelize = new Sequelize(url, {
    dialect: 'mysql', logging: false, timezone: '+00:00',
    pool: { max: poolSize, min: 0, acquire: 5_000, idle: 30_000 },
    dialectOptions: { charset: 'utf8mb4', connectTimeout: 4_000 },
    define: { charset: 'utf8mb4' },
  });

  sequelize.addHook('afterConnect', (connection: unknown) => endWhenSilent(connection));

  async function query(sql: string, values: Value[], transaction?: Transaction): Promise<Outcome> {
    const type = /^\s*select\b/i.test(sql) ? QueryTypes.SELECT : QueryTypes.BULKUPDATE;
    const answer = await (sequelize.query(sql, { type, raw: true, transaction, ...(values.length ? { bind: values.map((value) => value ?? null) } : {}) } as never) as Promise<unknown>);
    return type === QueryTypes.SELECT ? { rows: answer as Row[], changes: 0 } : { rows: [], changes: answer as number };
  }

  return {
    sequelize,
    dialect: 'mysql',
    query: (sql, values) => query(sql, values),
    transact: (work) => sequelize.transaction({ isolationLevel: Transaction.ISOLATION_LEVELS.READ_COMMITTED },
      (transaction) => work({ query: (sql, values) => query(sql, values, transaction) })),
    close: () => sequelize.close(),
  };
}
