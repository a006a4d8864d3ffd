/** A seal system of the city's own, asked before a paper is kept. */
import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRenderer } from '../../src/documents/index.ts';
import { createSealing, SEAL_SETTING } from '../../src/platform/sealing/index.ts';
import { sampleDocument as buildDocument } from '../../src/documents/sample-document.ts';

const PAPER = Buffer.from('%PDF-1.7\nthe paper\n%%EOF\n');
const PLACE = { organ: '阳光市城市管理局', title: '受理通知书', number: '阳城管受〔2026〕1号' };

describe('A seal system', function () {
  this.timeout(180_000);
  let directory = '';
  before(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'sunlit-seal-'));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  /** One that does so with what comes from its standard input. */
  async function command(script: string): Promise<string> {
    const file = path.join(directory, `${Math.random().toString(36).slice(2)}.sh`);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return `command:${file}`;
  }
  const refused = async (script: string, why: RegExp): Promise<void> =>
    assert.rejects(createSealing(await command(script)).seal(PAPER, PLACE), why);

  it('is off unless set, and set as a command', async () => {
    assert.deepEqual(await createSealing(undefined).seal(PAPER, PLACE), PAPER);
    assert.match('command:/usr/local/bin/seal --organ', SEAL_SETTING);
    for (const bad of ['command:seal', 'http://seal', 'command:']) assert.doesNotMatch(bad, SEAL_SETTING);
  });

  it('learns whose seal and of which paper, and nothing of the settings of the platform', async () => {
    process.env.SESSION_SECRET ??= 'a secret of the platform';
    const sealing = createSealing(await command('cat; echo "%$SEAL_ORGAN $SEAL_TITLE $SEAL_NUMBER [$SESSION_SECRET]"; echo %%EOF'));
    const sealed = await sealing.seal(PAPER, PLACE);
    assert.equal(sealing.kind, 'command');
    assert.equal(sealed.subarray(PAPER.length).toString(), `%${PLACE.organ} ${PLACE.title} ${PLACE.number} []\n%%EOF\n`);
  });

  it('is refused where it changes the paper, adds nothing, adds without end, or fails', async () => {
    await refused("sed 's/the paper/another/'; echo %%EOF", /changed 阳城管受/);
    await refused('cat', /added no seal/);
    await refused('cat; echo half', /added no seal/);
    await refused('cat; cat /dev/zero', /ended with/);
    await refused('cat; echo %%EOF; exit 3', /ended with 3/);
    await refused('exit 0', /changed/);
    await assert.rejects(createSealing('command:/nonexistent/seal').seal(PAPER, PLACE), /ENOENT/);
  });

  it('seals papers with a place for a seal, certificates too, and neither records nor previews', async () => {
    const sealing = createSealing(await command('cat; echo "%$SEAL_NUMBER"; echo %%EOF'));
    const renderer = createRenderer({ sealing });
    const plain = createRenderer();
    try {
      const isSealed = async (template: string, mark?: string): Promise<boolean> => {
        const data = buildDocument(template);
        const [sealed, printed] = await Promise.all([renderer.render(data, { mark }), plain.render(data, { mark })]);
        if (sealed.bytes.equals(printed.bytes)) return false;
        assert.ok(sealed.bytes.subarray(0, printed.bytes.length).equals(printed.bytes));
        assert.notEqual(sealed.sha256, printed.sha256);
        return true;
      };
      assert.deepEqual(
        await Promise.all([
          isSealed('acceptance-notice'),
          isSealed('licence-certificate'),
          isSealed('questioning-record'),
          isSealed('acceptance-notice', '预览'),
        ]),
        [true, true, false, false],
      );
    } finally {
      await Promise.all([renderer.close(), plain.close()]);
    }
  });
});
