import assert from 'node:assert/strict';
import {
  ACTIONS,
  actionsOf,
  covers,
  may,
  permit,
  ROLES,
  scopeOf,
  storedScope,
  type Action,
  type Role,
  type RoleGrant,
  type Scope,
} from '../../../src/platform/auth/index.ts';
import { Refusal } from '../../../src/platform/errors.ts';
import { buildPerson } from '../../support/build-person.ts';

/**
 * C: the whole city. g: as granted. o: the person's own organ. -: nothing. Written out once more here, so that no cell changes unnoticed.
 */
const EXPECTED: Record<Role, Record<Action, 'C' | 'g' | 'o' | '-'>> = {
  'lead-office': {
    'case.create': '-',
    'case.read': 'C',
    'licence.read': 'C',
    'matter.read': 'C',
    'matter.add': 'C',
    'archive.read': '-',
    'archive.keep': '-',
    'step.decide': '-',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': '-',
    'registry.read': 'C',
    'registry.edit': '-',
    'registry.declare': '-',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': '-',
    'supervision.read': 'C',
    'order.issue': '-',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': 'C',
    'status.read': '-',
    'organisation.read': 'C',
    'demonstration.advance': 'C',
  },
  'system-administrator': {
    'case.create': '-',
    'case.read': '-',
    'licence.read': '-',
    'matter.read': '-',
    'matter.add': '-',
    'archive.read': '-',
    'archive.keep': '-',
    'step.decide': '-',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': '-',
    'registry.read': '-',
    'registry.edit': '-',
    'registry.declare': '-',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': 'C',
    'supervision.read': '-',
    'order.issue': '-',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': '-',
    'status.read': 'C',
    'organisation.read': 'C',
    'demonstration.advance': 'C',
  },
  'security-administrator': {
    'case.create': '-',
    'case.read': '-',
    'licence.read': '-',
    'matter.read': '-',
    'matter.add': '-',
    'archive.read': '-',
    'archive.keep': '-',
    'step.decide': '-',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': '-',
    'registry.read': '-',
    'registry.edit': '-',
    'registry.declare': '-',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': '-',
    'supervision.read': '-',
    'order.issue': '-',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': '-',
    'status.read': 'C',
    'organisation.read': 'C',
    'demonstration.advance': '-',
  },
  auditor: {
    'case.create': '-',
    'case.read': '-',
    'licence.read': '-',
    'matter.read': '-',
    'matter.add': '-',
    'archive.read': '-',
    'archive.keep': '-',
    'step.decide': '-',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': '-',
    'registry.read': '-',
    'registry.edit': '-',
    'registry.declare': '-',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': '-',
    'supervision.read': '-',
    'order.issue': '-',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': '-',
    'status.read': 'C',
    'organisation.read': 'C',
    'demonstration.advance': '-',
  },
  supervisor: {
    'case.create': '-',
    'case.read': 'g',
    'licence.read': 'g',
    'matter.read': 'g',
    'matter.add': 'g',
    'archive.read': 'g',
    'archive.keep': '-',
    'step.decide': 'o',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': 'g',
    'registry.read': 'C',
    'registry.edit': '-',
    'registry.declare': '-',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': '-',
    'supervision.read': 'g',
    'order.issue': 'g',
    'rule.set': 'g',
    'signal.issue': 'g',
    'investigation.handle': 'g',
    'complaint.handle': 'g',
    'calendar.edit': '-',
    'status.read': '-',
    'organisation.read': 'C',
    'demonstration.advance': 'C',
  },
  'legal-officer': {
    'case.create': '-',
    'case.read': 'g',
    'licence.read': 'g',
    'matter.read': 'g',
    'matter.add': 'g',
    'archive.read': '-',
    'archive.keep': '-',
    'step.decide': 'o',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': '-',
    'registry.read': 'C',
    'registry.edit': 'g',
    'registry.declare': '-',
    'registry.review': 'g',
    'template.edit': 'g',
    'registry.import': 'g',
    'law.mark': 'g',
    'case.migrate': 'g',
    'matter.repair': 'g',
    'supervision.read': '-',
    'order.issue': 'g',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': '-',
    'status.read': '-',
    'organisation.read': 'C',
    'demonstration.advance': 'C',
  },
  'service-centre': {
    'case.create': '-',
    'case.read': 'g',
    'licence.read': 'g',
    'matter.read': 'g',
    'matter.add': '-',
    'archive.read': '-',
    'archive.keep': '-',
    'step.decide': '-',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': '-',
    'registry.read': 'C',
    'registry.edit': '-',
    'registry.declare': '-',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': '-',
    'supervision.read': '-',
    'order.issue': '-',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': '-',
    'status.read': '-',
    'organisation.read': 'C',
    'demonstration.advance': 'C',
  },
  'organ-registrar': {
    'case.create': '-',
    'case.read': '-',
    'licence.read': '-',
    'matter.read': 'o',
    'matter.add': 'o',
    'archive.read': '-',
    'archive.keep': '-',
    'step.decide': '-',
    'service.record': '-',
    'visit.merge': '-',
    'step.assign': '-',
    'registry.read': 'C',
    'registry.edit': 'o',
    'registry.declare': 'o',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': 'o',
    'supervision.read': '-',
    'order.issue': '-',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': '-',
    'status.read': '-',
    'organisation.read': 'C',
    'demonstration.advance': 'C',
  },
  clerk: {
    'case.create': 'o',
    'case.read': 'o',
    'licence.read': 'o',
    'matter.read': 'o',
    'matter.add': 'o',
    'archive.read': 'o',
    'archive.keep': 'o',
    'step.decide': 'o',
    'service.record': 'o',
    'visit.merge': 'o',
    'step.assign': '-',
    'registry.read': 'C',
    'registry.edit': '-',
    'registry.declare': '-',
    'registry.review': '-',
    'template.edit': '-',
    'registry.import': '-',
    'law.mark': '-',
    'case.migrate': '-',
    'matter.repair': '-',
    'supervision.read': '-',
    'order.issue': '-',
    'rule.set': '-',
    'signal.issue': '-',
    'investigation.handle': '-',
    'complaint.handle': '-',
    'calendar.edit': '-',
    'status.read': '-',
    'organisation.read': 'C',
    'demonstration.advance': 'C',
  },
};

const GRANTS: Record<RoleGrant['scope'], { scopeId: string; limited: Scope }> = {
  city: { scopeId: 'city', limited: { kind: 'city' } },
  district: { scopeId: 'district-donghu', limited: { kind: 'limited', districtIds: ['district-donghu'], organIds: [] } },
  organ: { scopeId: 'organ-b', limited: { kind: 'limited', districtIds: [], organIds: ['organ-b'] } },
};

const holder = (...grants: RoleGrant[]) => buildPerson({ grants });
const CONTENT: Action[] = [
  'case.create',
  'case.read',
  'licence.read',
  'matter.read',
  'matter.add',
  'case.migrate',
  'step.decide',
  'supervision.read',
  'order.issue',
];

describe('the permission table (R2, R14)', () => {
  it('is expected here in full: every role and every action', () => {
    assert.deepEqual(Object.keys(EXPECTED).sort(), [...ROLES].sort());
    for (const role of ROLES) assert.deepEqual(Object.keys(EXPECTED[role]).sort(), [...ACTIONS].sort());
  });

  for (const role of ROLES) {
    it(`gives ${role} exactly what is expected, in every scope of a grant`, () => {
      for (const action of ACTIONS) {
        for (const scope of ['city', 'district', 'organ'] as const) {
          const grant = GRANTS[scope];
          const person = holder({ role, scope, scopeId: grant.scopeId });
          const reach = EXPECTED[role][action];
          const expected: Scope =
            reach === 'C'
              ? { kind: 'city' }
              : reach === 'g'
                ? grant.limited
                : reach === 'o'
                  ? { kind: 'limited', districtIds: [], organIds: ['organ-a'] }
                  : { kind: 'none' };
          assert.deepEqual(scopeOf(person, action), expected, `${role} ${action} granted for ${scope}`);
          assert.equal(may(person, action), reach !== '-');
          assert.equal(actionsOf(person).includes(action), reach !== '-');
        }
      }
    });
  }

  it("keeps a district's supervisor to the district and a department's to the department (R14)", () => {
    const district = holder({ role: 'supervisor', scope: 'district', scopeId: 'district-donghu' });
    assert.equal(may(district, 'supervision.read', { organId: 'organ-x', districtId: 'district-donghu' }), true);
    assert.equal(may(district, 'supervision.read', { organId: 'organ-x', districtId: 'district-xishan' }), false);
    assert.equal(
      may(district, 'supervision.read', { organId: 'organ-a', districtId: null }),
      false,
      'not even the organ they are employed by',
    );
    const department = holder({ role: 'supervisor', scope: 'organ', scopeId: 'organ-b' });
    assert.equal(may(department, 'case.read', { organId: 'organ-b', districtId: null }), true);
    assert.equal(may(department, 'case.read', { organId: 'organ-c', districtId: null }), false);
    assert.equal(
      may(holder({ role: 'supervisor', scope: 'city', scopeId: 'city' }), 'case.read', {
        organId: 'organ-c',
        districtId: 'district-xishan',
      }),
      true,
    );
  });

  it('adds up what several roles give, and no more', () => {
    const both = holder(
      { role: 'supervisor', scope: 'district', scopeId: 'district-donghu' },
      { role: 'supervisor', scope: 'organ', scopeId: 'organ-b' },
    );
    assert.deepEqual(scopeOf(both, 'case.read'), { kind: 'limited', districtIds: ['district-donghu'], organIds: ['organ-b'] });
    assert.equal(may(both, 'case.read', { organId: 'organ-c', districtId: 'district-xishan' }), false);
  });

  for (const role of ['system-administrator', 'security-administrator', 'auditor'] as const) {
    it(`keeps ${role} from the content of cases even when somebody grants them another role too (R2a)`, () => {
      const person = holder(
        { role, scope: 'city', scopeId: 'city' },
        { role: 'supervisor', scope: 'city', scopeId: 'city' },
        { role: 'clerk', scope: 'organ', scopeId: 'organ-a' },
      );
      for (const action of CONTENT) assert.equal(may(person, action), false, action);
      assert.equal(may(person, 'status.read'), true);
    });
  }

  it('gives nothing to a role it does not know, and nothing to nobody', () => {
    const unknown = holder({ role: 'emperor' as Role, scope: 'city', scopeId: 'city' });
    for (const action of ACTIONS) assert.deepEqual(scopeOf(unknown, action), { kind: 'none' });
    assert.deepEqual(actionsOf(holder()), []);
  });

  it('refuses by name of the action', () => {
    assert.throws(
      () => permit(holder(), 'case.read'),
      (error: unknown) =>
        error instanceof Refusal && error.status === 403 && error.code === 'forbidden' && error.options.details?.action === 'case.read',
    );
    assert.doesNotThrow(() => permit(holder({ role: 'clerk', scope: 'organ', scopeId: 'organ-a' }), 'case.read', { organId: 'organ-a' }));
  });
});

describe('one scope and another (R14)', () => {
  const limited = (districtIds: string[], organIds: string[] = []): Scope => ({ kind: 'limited', districtIds, organIds });
  const CASES: [string, Scope, Scope, boolean][] = [
    ['the city holds everything', { kind: 'city' }, limited(['a']), true],
    ['a district does not hold the city', limited(['a']), { kind: 'city' }, false],
    ['a district holds itself', limited(['a', 'b']), limited(['a']), true],
    ['a district does not hold another', limited(['a']), limited(['a', 'b']), false],
    ['nor an organ that is granted by name elsewhere', limited(['a']), limited(['a'], ['o']), false],
    ['nothing is held by all', limited(['a']), { kind: 'none' }, true],
    ['who may nothing holds nothing', { kind: 'none' }, limited(['a']), false],
  ];
  for (const [title, one, other, held] of CASES) it(title, () => assert.equal(covers(one, other), held));

  it('is kept as text; a row from before counts as the whole city’s', () => {
    assert.deepEqual(storedScope(JSON.stringify(limited(['a']))), limited(['a']));
    assert.deepEqual(storedScope(null), { kind: 'city' });
  });
});
