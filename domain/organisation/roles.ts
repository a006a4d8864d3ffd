/** The roles that a person may hold, and the actions that the permission table gives to them (R2a, R14). */
export const ROLES = [
  'lead-office',
  'system-administrator',
  'security-administrator',
  'auditor',
  'supervisor',
  'legal-officer',
  'service-centre',
  'organ-registrar',
  'clerk',
] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  'case.create',
  'case.read',
  'licence.read',
  'matter.read',
  'matter.add',
  'archive.read',
  'archive.keep',
  'step.decide',
  'step.assign',
  'registry.read',
  'registry.edit',
  'registry.declare',
  'registry.review',
  'registry.import',
  'law.mark',
  'case.migrate',
  'matter.repair',
  'supervision.read',
  'order.issue',
  'rule.set',
  'signal.issue',
  'investigation.handle',
  'complaint.handle',
  'calendar.edit',
  'status.read',
  'organisation.read',
  'demonstration.advance',
] as const;
export type Action = (typeof ACTIONS)[number];
