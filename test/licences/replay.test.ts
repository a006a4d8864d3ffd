import assert from 'node:assert/strict';
import { LICENCE_ACT_CODES, licenceAct } from '../../domain/licences/acts.ts';
import { replayLicences, type LicenceEntry, type LicenceIssued } from '../../domain/licences/replay.ts';

const issued = (licenceId: string, more: Partial<LicenceIssued> = {}): LicenceEntry => ({
  kind: 'licence-issued',
  payload: {
    ...{ licenceId, number: `卫许证〔2026〕${licenceId}号`, powerCode: 'P', holder: '甲', holderNumber: '1', validFrom: '2026-01-01' },
    ...{ validTo: '2029-12-31', content: [], documentId: 'd', replaces: null, act: null, ...more },
  },
});

describe('The register of licences as the record tells it', () => {
  it('has each licence as it was issued', () => {
    const licence = replayLicences([issued('1')]).get('1');
    assert.deepEqual([licence?.state, licence?.replacedBy, licence?.validTo], ['valid', null, '2029-12-31']);
  });

  it('takes what was issued before awards were held for a licence', () => {
    const told = replayLicences([issued('1'), issued('2', { category: 'reward' })]);
    assert.deepEqual([told.get('1')?.category, told.get('2')?.category], ['licence', 'reward']);
  });

  for (const act of LICENCE_ACT_CODES) {
    it(`knows what a licence is after "${act}"`, () => {
      const { replaces, becomes } = licenceAct(act);
      const then: LicenceEntry = replaces
        ? issued('2', { replaces: '1', act })
        : { kind: 'licence-ended', payload: { licenceId: '1', act } };
      const licences = replayLicences([issued('1'), then]);
      assert.deepEqual([licences.get('1')?.state, licences.get('1')?.replacedBy], [becomes, replaces ? '2' : null]);
      assert.equal(licences.size, replaces ? 2 : 1);
    });
  }

  it('knows that the last day has passed', () => {
    const entries: LicenceEntry[] = [issued('1'), { kind: 'licence-expired', payload: { licenceId: '1' } }];
    assert.equal(replayLicences(entries).get('1')?.state, 'expired');
  });

  it('is not told of a licence that nobody issued', () => {
    assert.throws(() => replayLicences([{ kind: 'licence-expired', payload: { licenceId: '9' } }]), /never issued/);
  });
});
