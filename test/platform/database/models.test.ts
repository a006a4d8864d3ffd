/** Models of Sequelize go the way of our own SQL: into the transaction, beside it, aside; and say what the database says (ADR 0029). */
import assert from 'node:assert/strict';
import { DataTypes, Op, type Model, type ModelStatic } from 'sequelize';
import { isUniqueViolation, type Database } from '../../../src/platform/database/index.ts';
import { eachDatabase } from '../../support/databases.ts';

interface Shelf {
  id: string;
  place: string;
}
interface Book {
  id: string;
  shelf_id: string;
  title: string;
  pages: number | null;
  shelf?: Shelf;
}

/** What spells the end of a text, a place for a value or a sign of its own in one of the two databases. */
const HARD = ["O'Brien", '"', '`', '\\', "\\'", "'; DROP TABLE book; --", '$1', '?', ':id', '%_', '路面挖掘\n“许可”', '𠮷', ''];

eachDatabase(
  'a model',
  (open) => {
    let database: Database;
    let shelves: ModelStatic<Model<Shelf>>;
    let books: ModelStatic<Model<Book>>;

    before(async () => {
      database = open();
      const { sequelize } = database;
      await sequelize.query('CREATE TABLE shelf (id VARCHAR(20) PRIMARY KEY, place VARCHAR(100) NOT NULL)');
      await sequelize.query(
        'CREATE TABLE book (id VARCHAR(20) PRIMARY KEY, shelf_id VARCHAR(20) NOT NULL, title VARCHAR(200) NOT NULL UNIQUE, pages INTEGER)',
      );
      const id = { type: DataTypes.STRING, primaryKey: true };
      shelves = sequelize.define('shelf', { id, place: DataTypes.STRING });
      books = sequelize.define('book', { id, shelf_id: DataTypes.STRING, title: DataTypes.STRING, pages: DataTypes.INTEGER });
      books.belongsTo(shelves, { foreignKey: 'shelf_id', as: 'shelf' });
      shelves.hasMany(books, { foreignKey: 'shelf_id', as: 'books' });
      books.addScope('on', (place: unknown) => ({ include: [{ model: shelves, as: 'shelf', where: { place } }] }));
      await database.write(async () => {
        await shelves.bulkCreate([
          { id: 's1', place: '一楼' },
          { id: 's2', place: '二楼' },
        ]);
        await books.bulkCreate(
          HARD.map((title, index) => ({ id: `b${index}`, shelf_id: index % 2 ? 's2' : 's1', title, pages: index || null })),
        );
      });
    });

    it('keeps and finds texts that would end a statement or stand for a value', async () => {
      for (const [index, title] of HARD.entries()) {
        const found = await books.findAll({ where: { title }, raw: true });
        assert.deepEqual(
          found.map((row) => ({ ...row })),
          [{ id: `b${index}`, shelf_id: index % 2 ? 's2' : 's1', title, pages: index || null }],
        );
      }
      assert.equal(await books.count({ where: { title: { [Op.in]: HARD } } }), HARD.length);
    });

    it('is not cut off by U+0000, which ends a text to SQLite', async () => {
      await database.write(async () => {
        await books.bulkCreate([{ id: 'null', shelf_id: 's1', title: "a'\0'b", pages: 1 }]);
        assert.deepEqual(await Promise.all(["a'\0'b", "a'", '\0'].map((title) => books.count({ where: { title } }))), [1, 0, 0]);
        assert.equal(await books.destroy({ where: { title: "a'\0'b" } }), 1);
      });
    });

    it('reads what belongs together in one question, and a scope narrows it', async () => {
      const found = await books.scope({ method: ['on', '二楼'] }).findAll({ where: { pages: { [Op.lte]: 3 } }, order: [['id', 'ASC']] });
      assert.deepEqual(
        found.map((one) => one.get({ plain: true })).map(({ id, shelf }) => [id, shelf?.place]),
        [
          ['b1', '二楼'],
          ['b3', '二楼'],
        ],
      );
    });

    it('sees inside a transaction what that has changed, and is undone with it', async () => {
      await assert.rejects(
        database.write(async () => {
          await database.insert('book', { id: 'own', shelf_id: 's1', title: 'by SQL', pages: 7 });
          assert.equal((await books.findByPk('own'))?.get('pages'), 7);
          assert.deepEqual(await books.update({ pages: 8 }, { where: { id: 'own' } }), [1]);
          assert.deepEqual(await database.get('SELECT pages FROM book WHERE id = $1', ['own']), { pages: 8 });
          assert.equal(await books.destroy({ where: { id: 'b1' } }), 1);
          throw new Error('on second thoughts');
        }),
        /second thoughts/,
      );
      assert.equal(await books.findByPk('own'), null);
      assert.ok(await books.findByPk('b1'));
    });

    it('is not seen from outside before the transaction is committed', async () => {
      let seen: unknown;
      let look: () => void = () => undefined;
      const looked = new Promise<void>((resolve) => (look = resolve));
      const outside = looked.then(async () => {
        seen = await books.findByPk('late');
      });
      await database.write(async () => {
        await books.create({ id: 'late', shelf_id: 's1', title: 'late', pages: 1 });
        look();
        await outside;
      });
      assert.equal(seen, null);
      assert.ok(await books.findByPk('late'));
    });

    it('is asked aside where its cost grows with the city, and never inside a transaction', async () => {
      assert.equal((await database.aside.during(() => books.findAll())).length, HARD.length + 1);
      await assert.rejects(
        database.write(() => database.aside.during(() => books.findAll())),
        /does not read aside/,
      );
      await assert.rejects(
        database.aside.during(() => books.update({ pages: 0 }, { where: { id: 'b1' } })),
        /read.?only|READ ONLY/i,
      );
    });

    it('says what the database says', async () => {
      const again = database.write(() => books.create({ id: 'other', shelf_id: 's1', title: HARD[0] ?? '', pages: 1 }));
      await assert.rejects(again, (error) => isUniqueViolation(error));
    });

    it('is refused with our own words where it takes too long', async () => {
      const slow = database.sequelize.literal(
        `(SELECT COUNT(*) FROM ${'abcdefghijk'
          .split('')
          .map((name) => `book ${name}`)
          .join(', ')} WHERE ${'abcdefghijk'.split('').join('.pages + ')}.pages > 100000)`,
      );
      await assert.rejects(
        database.aside.during(() => books.findAll({ attributes: [[slow, 'n']], limit: 1 })),
        { code: 'question-too-costly', status: 503 },
      );
    }).timeout(30_000);
  },
  { asideSeconds: 1 },
);
