import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLogger } from '../../src/platform/logger.ts';
import { volume, type Volume } from '../support/volume.ts';

describe('the log on a full disk', () => {
  let disk: Volume | undefined;
  before(function () {
    disk = volume('4m');
    if (!disk) return this.skip();
  });
  after(() => disk?.release());

  it('ends nothing, keeps its lines for when there is room, and no more of them than it has memory for', () => {
    assert.ok(disk);
    const file = path.join(disk.directory, 'logs', 'platform.log');
    const logger = createLogger({ file });
    const messages = (): string[] =>
      readFileSync(file, 'utf8')
        .split('\n')
        // A line that was cut goes on when there is room.
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as { msg: string }).msg);
    logger.info({}, 'before');
    disk.fill();
    for (let line = 0; line < 40; line += 1) logger.warn({ filler: 'x'.repeat(100_000) }, `full ${line}`);
    assert.deepEqual(messages(), ['before']);
    disk.free();
    logger.info({}, 'after');
    const kept = messages();
    assert.ok(kept.length < 40, 'the newest were dropped');
    assert.deepEqual(kept.slice(0, 2), ['before', 'full 0']);
  });
});
