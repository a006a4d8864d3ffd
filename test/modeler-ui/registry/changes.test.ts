import assert from 'node:assert/strict';
import { byDeadline, isOwnChange, whoActs } from '../../../modeler-ui/registry/changes/change-rules.ts';
import { waitingStates } from '../../../modeler-ui/registry/changes/waiting-states.ts';
import { CHANGE_STATES, isChangeOpen } from '../../../domain/registry/change-life.ts';
import type { Change } from '../../../domain/api/changes.ts';
import { causeProblems, declarableKinds, defaultVersion } from '../../../modeler-ui/registry/version-rules.ts';
import { rangeWords, yuanWords } from '../../../modeler-ui/registry/words.ts';
import { fileNameOf } from '../../../modeler-ui/app/download.ts';

describe('changes in their procedure (R7a, R7b, R8)', () => {
  it('wait for the organ or the legal office until they are finished', () => {
    assert.deepEqual(
      CHANGE_STATES.map((state) => whoActs(state)),
      ['organ', 'legal-office', 'legal-office', 'organ', 'organ', null, null],
    );
    assert.deepEqual(
      CHANGE_STATES.filter((state) => !isChangeOpen(state)),
      ['done', 'withdrawn'],
    );
  });

  it('are counted for whom they wait', () => {
    assert.deepEqual(
      waitingStates((action) => action === 'registry.review'),
      ['declared', 'under-review'],
    );
    assert.deepEqual(
      waitingStates((action) => action === 'registry.declare'),
      ['expected', 'returned', 'confirmed'],
    );
    assert.deepEqual(
      waitingStates(() => false),
      [],
    );
  });

  it('are listed with the nearest deadline first and those without one last', () => {
    const change = (id: string, dueAt: string | null): Change =>
      ({ id, deadline: dueAt && { kind: 'review', dueAt, colour: 'normal', daysLeft: 1 } }) as Change;
    assert.deepEqual(
      byDeadline([
        change('c', null),
        change('b', '2026-12-02T17:30:00+08:00'),
        change('a', '2026-12-01T17:30:00+08:00'),
        change('d', null),
      ]).map(({ id }) => id),
      ['a', 'b', 'c', 'd'],
    );
  });

  it('are never reviewed by whoever declared or drew them', () => {
    assert.ok(isOwnChange({ declaredBy: { id: 'p', name: '' } }, null, 'p'));
    assert.ok(isOwnChange({ declaredBy: { id: 'q', name: '' } }, { createdBy: { id: 'p' } }, 'p'));
    assert.ok(!isOwnChange({ declaredBy: { id: 'q', name: '' } }, { createdBy: { id: 'q' } }, 'p'));
  });

  it('need a cause and a date that is not in the future', () => {
    assert.deepEqual(
      causeProblems({ cause: '短', causeDate: '2026-11-26' }, '2026-11-25').map(({ code }) => code),
      ['required', 'in-the-future'],
    );
    assert.deepEqual(causeProblems({ cause: '上位法废止', causeDate: '2026-11-25' }, '2026-11-25'), []);
  });
});

describe('versions in force (R5)', () => {
  const versions = [
    { number: 3, id: 'c', state: 'draft' },
    { number: 2, id: 'b', state: 'published' },
    { number: 1, id: 'a', state: 'superseded' },
  ];

  it('are shown before drafts; without one the latest is shown', () => {
    assert.equal(defaultVersion(versions), 'b');
    assert.equal(defaultVersion(versions.slice(0, 1)), 'c');
    assert.equal(defaultVersion([]), null);
  });

  it('can be suspended and abolished while in use, and resumed while suspended', () => {
    assert.deepEqual(
      [declarableKinds('published'), declarableKinds('suspended'), declarableKinds('draft'), declarableKinds('abolished')],
      [['suspend', 'abolish'], ['resume', 'abolish'], [], []],
    );
  });
});

describe('amounts and ranges in words', () => {
  const t = (key: string, values: Record<string, unknown> = {}): string =>
    ({
      'registry:range.yuan': `${String(values.amount)} 元`,
      'registry:range.between': `${String(values.min)} 至 ${String(values.max)}`,
      'registry:range.times-of-income': `违法所得 ${String(values.span)} 倍`,
    })[key] ?? key;

  it('are in yuan with the fen only where there are any', () => {
    assert.equal(yuanWords(2_000_000, t), '20,000 元');
    assert.equal(yuanWords(1_050, t), '10.50 元');
  });

  it('say both bounds, or the one amount', () => {
    assert.equal(rangeWords({ basis: 'amount', min: 50_000, max: 2_000_000 }, t), '500 元 至 20,000 元');
    assert.equal(rangeWords({ basis: 'amount', min: 50_000, max: 50_000 }, t), '500 元');
    assert.equal(rangeWords({ basis: 'times-of-income', min: 1, max: 3 }, t), '违法所得 1 至 3 倍');
  });
});

describe('the name of a downloaded file', () => {
  it('is read in Chinese, in ASCII, or not at all', () => {
    assert.equal(fileNameOf('attachment; filename="a.xlsx"; filename*=UTF-8\'\'%E4%BA%8B%E9%A1%B9.xlsx'), '事项.xlsx');
    assert.equal(fileNameOf('attachment; filename="powers.json"'), 'powers.json');
    assert.equal(fileNameOf('attachment'), null);
    assert.equal(fileNameOf("attachment; filename*=UTF-8''%E4%"), null);
  });
});
