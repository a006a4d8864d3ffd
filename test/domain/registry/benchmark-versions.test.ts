/** Which version of a benchmark applies (CF37), and which tiers its facts fit (国办发〔2022〕27号第十四条). */
import assert from 'node:assert/strict';
import { evidenceNames, factsAnswer, tickedFacts, tiersFor } from '../../../domain/registry/benchmark-facts.ts';
import { appliedVersion, heldFrom, versionsFor, withLater } from '../../../domain/registry/benchmark-versions.ts';
import type { Benchmark, FineRange } from '../../../domain/registry/benchmarks.ts';

const amount = (min: number, max: number): FineRange => ({ basis: 'amount', min, max });
const version = (from: string | undefined, [min, max]: [number, number]): Benchmark => ({
  violation: '擅自挖掘',
  ...(from ? { from } : {}),
  violatedClause: '一',
  penaltyClause: '二',
  statutory: amount(0, 2_000_000),
  tiers: [{ level: 'ordinary', conditions: ['甲'], kinds: ['fine'], range: amount(min, max) }],
});
const OLD = version(undefined, [600_000, 1_400_000]);
const NEW = version('2026-03-01', [400_000, 1_000_000]);
const TODAY = '2026-11-20';
const weights = (later: Benchmark, from = '2026-01-05'): string[] =>
  versionsFor([OLD, later], from, TODAY)?.later.map(({ weight }) => weight) ?? [];

describe('The version of a benchmark', () => {
  it('is that of the day of the act, which may be the day on which it came into force', () => {
    const held = (day: string): string => heldFrom(versionsFor([NEW, OLD], day, TODAY)?.ofAct ?? OLD);
    assert.deepEqual(['2026-02-28', '2026-03-01', '2026-11-20'].map(held), ['0001-01-01', '2026-03-01', '2026-03-01']);
  });

  it('is the first one where the act lies before all of them, and one that is not yet in force does not count', () => {
    assert.equal(versionsFor([NEW], '2025-12-31', TODAY)?.ofAct, NEW);
    assert.deepEqual(versionsFor([OLD, version('2026-12-01', [0, 1])], '2026-01-05', TODAY)?.later, []);
    assert.equal(versionsFor([], '2026-01-05', TODAY), undefined);
  });

  it('that came after the act is milder where no figure is higher and one is lower', () => {
    assert.deepEqual(weights(NEW), ['milder']);
    assert.deepEqual(weights(version('2026-03-01', [600_000, 1_400_001])), ['heavier']);
    assert.deepEqual(weights(version('2026-03-01', [400_000, 1_600_000])), ['mixed']);
    assert.deepEqual(weights(version('2026-03-01', [600_000, 1_400_000])), ['mixed'], 'the facts may still be others');
    assert.deepEqual(weights(NEW, '2026-03-02'), [], 'nothing came after the act');
  });

  it('is the chosen one where it was chosen, and that of today where nobody knows the day', () => {
    const applied = (answers: object): Benchmark | undefined => appliedVersion([OLD, NEW], answers, TODAY);
    assert.equal(applied({ actDate: '2026-01-05' }), OLD);
    assert.equal(applied({ actDate: '2026-01-05', appliedFrom: '2026-03-01' }), NEW);
    assert.equal(applied({ actDate: '2026-01-05', appliedFrom: '2020-01-01' }), OLD);
    assert.equal(applied({}), NEW);
  });

  it('comes from the power as it is now where that is later, for violations that the case knows', () => {
    const other = { ...NEW, violation: '别的行为' };
    assert.deepEqual(withLater([OLD], [OLD, NEW, other]), [OLD, NEW]);
    assert.deepEqual(withLater([OLD, NEW], [{ ...OLD, from: '2025-01-01' }]), [OLD, NEW]);
  });
});

describe('Facts of a benchmark', () => {
  const tiers: Benchmark['tiers'] = [
    { level: 'exempt', conditions: ['初次', '当场改正'], all: true, kinds: [] },
    { level: 'lenient', conditions: ['主动修复', '不足 5 平方米'], kinds: ['fine'], range: amount(0, 1) },
    { level: 'severe', conditions: ['损坏管线'], kinds: ['fine'], range: amount(2, 3) },
  ];
  const fits = (...conditions: string[]): string[] =>
    tiersFor(
      { tiers },
      conditions.map((condition) => ({ condition, evidence: [] })),
    ).map(({ level }) => level);

  it('give the tier for which most of them speak, of equals the mildest, and name what else they fit', () => {
    assert.deepEqual(fits('主动修复'), ['lenient']);
    assert.deepEqual(fits('损坏管线', '主动修复'), ['lenient', 'severe']);
    assert.deepEqual(fits('损坏管线', '主动修复', '不足 5 平方米'), ['lenient', 'severe']);
    assert.deepEqual(fits('别的'), []);
  });

  it('give a tier that needs all of its facts only where all are there', () => {
    assert.deepEqual(fits('初次'), []);
    assert.deepEqual(fits('当场改正', '初次'), ['exempt']);
  });

  it('stand a line each with their evidence, and evidence by its name', () => {
    const facts = [
      { condition: '损坏管线', evidence: ['现场照片', '鉴定意见'] },
      { condition: '主动修复', evidence: [] },
    ];
    assert.equal(factsAnswer(facts), '损坏管线｜现场照片｜鉴定意见\n主动修复');
    assert.deepEqual(tickedFacts(' 损坏管线 | 现场照片｜鉴定意见 \n\n主动修复\n'), facts);
    assert.deepEqual(evidenceNames('现场照片｜视听资料｜6\n询问笔录\n'), ['现场照片', '询问笔录']);
  });
});
