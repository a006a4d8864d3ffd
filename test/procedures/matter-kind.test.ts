/** From a matter to what its kind adds, and to the organ at whose position a step is done. */
import assert from 'node:assert/strict';
import { organOfPosition } from '../../domain/procedures/organ-of-position.ts';
import { createMatterKinds, procedureOf, type MatterKind, type Procedure } from '../../src/procedures/matter-kind.ts';

const kind = (name: string): MatterKind =>
  ({ name, procedure: (id: string) => Promise.resolve({ id } as Procedure) }) as unknown as MatterKind;

describe('The kinds of matter', () => {
  it('are asked for when a matter is there, not before: later features bring theirs', () => {
    const brought: MatterKind[] = [];
    const kinds = createMatterKinds(() => brought);
    brought.push(kind('case'));
    assert.equal(kinds('case').name, 'case');
  });

  it('that nobody brings is a fault of the composition, named', () => {
    assert.throws(() => createMatterKinds(() => [kind('case')])('complaint'), /No feature brings the kind of matter "complaint"/);
  });

  it('give a matter the version that it runs on; without one there is none to ask for', async () => {
    const kinds = createMatterKinds(() => [kind('case')]);
    assert.equal((await procedureOf(kinds, { id: 'm1', kind: 'case', procedure_id: 'v7' })).id, 'v7');
    await assert.rejects(procedureOf(kinds, { id: 'm1', kind: 'case', procedure_id: null }), /m1 runs on no procedure/);
  });

  it('let a position be of the answering organ, and of the handling one where nobody answers or nothing is said', () => {
    const positions = [
      { code: 'contact', name: '联系人', nameEn: 'Contact', organ: 'answering' },
      { code: 'issuer', name: '签发人', nameEn: 'Issuer', organ: 'handling' },
      { code: 'window', name: '窗口岗', nameEn: 'Window' },
    ] as const;
    const matter = { organ_id: 'handling', answering_organ_id: 'answering' };
    assert.deepEqual(
      ['contact', 'issuer', 'window', 'unknown'].map((code) => organOfPosition(positions, code, matter)),
      ['answering', 'handling', 'handling', 'handling'],
    );
    assert.equal(organOfPosition(positions, 'contact', { ...matter, answering_organ_id: null }), 'handling');
  });
});
