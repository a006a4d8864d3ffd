/** What may be done to a licence or an award, and by which power (XK8, XK49, XK50, XK69, XK70; docs/law.md, "Procedures"). */
import assert from 'node:assert/strict';
import { LICENCE_ACT_CODES, licenceAct } from '../../../domain/licences/acts.ts';
import { REGISTERED_CATEGORIES, isRegistered } from '../../../domain/licences/registered.ts';
import { DOCUMENTS, requiredDocuments } from '../../../domain/registry/documents.ts';
import { CATEGORIES } from '../../../domain/registry/registry-entry.ts';
import { validateRegistryEntry } from '../../../domain/registry/registry-entry-schema.ts';
import { lintFlowchart } from '../../../processes/lint/index.ts';
import { listSkeletons } from '../../../src/registry/skeletons.ts';
import { realPower } from '../../support/real-powers.ts';

describe('The acts about what was issued', () => {
  it('are each done to one kind, and each kind has acts', () => {
    for (const category of REGISTERED_CATEGORIES)
      assert.ok(
        LICENCE_ACT_CODES.some((code) => licenceAct(code).of === category),
        category,
      );
    assert.deepEqual(CATEGORIES.filter(isRegistered), REGISTERED_CATEGORIES);
  });

  for (const code of LICENCE_ACT_CODES) {
    const act = licenceAct(code);

    it(`of "${code}" state decision and refusal by documents that there are, and have a skeleton of their category`, () => {
      for (const template of [act.decision, act.refusal, ...(act.within ? [act.within] : [])]) assert.ok(DOCUMENTS[template], template);
      assert.deepEqual(
        listSkeletons()
          .filter(({ licenceAct: done }) => done === code)
          .map(({ category }) => category),
        [act.of],
      );
      const after = requiredDocuments({ category: act.of, licenceAct: code }).map(({ template }) => template);
      assert.ok(after.includes(act.decision) && after.includes(act.refusal), after.join());
    });
  }

  for (const [name, wrong] of [
    ['blood-donation-award-revocation', 'revoke'],
    ['hygiene-revocation', 'revoke-award'],
  ] as const) {
    it(`are refused and found in ${name} where they are done to something else`, async () => {
      const { entry, xml } = realPower(name);
      assert.ok(validateRegistryEntry(entry).ok);
      const mistaken = { ...entry, licenceAct: wrong };
      const validated = validateRegistryEntry(mistaken);
      assert.ok(!validated.ok);
      assert.deepEqual(
        validated.problems.map(({ path, code }) => [path, code]),
        [['licenceAct', 'wrong']],
      );
      assert.match(validated.problems[0]?.message ?? '', /撤销奖励的是行政奖励事项/);
      const { findings } = await lintFlowchart({ xml, entry: mistaken, engineLine: '8.0' });
      assert.ok(
        findings.some(({ rule, message }) => rule === 'effects-fit-category' && message.includes('只能由')),
        JSON.stringify(findings),
      );
    });
  }

  it('take an award back in the states of a licence that can be revoked, without putting another in its place', () => {
    const { from, becomes, replaces, intake, ruling } = licenceAct('revoke-award');
    const { from: licences } = licenceAct('revoke');
    assert.deepEqual([from, becomes, replaces, intake, ruling], [licences, 'revoked', false, 'own-motion', 'impose']);
  });
});
