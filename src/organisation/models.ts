/** Tables of organs, positions, people, their drafts and the city's name as models, with what belongs to what (R1, R2, R10, R19.2). */
import type { WhereOptions } from 'sequelize';
import type { Role, RoleGrant } from '../platform/auth/index.ts';
import { column, definedOnce, type RowModel } from '../platform/database/index.ts';

export interface DistrictRow {
  id: string;
  code: string;
  name: string;
}
export interface OrganRow {
  id: string;
  code: string;
  name: string;
  name_en: string;
  short_name: string;
  district_id: string | null;
  address: string | null;
  phone: string | null;
  /** Where suits against it are brought. */
  court: string | null;
}
export interface PositionRow {
  id: string;
  organ_id: string;
  code: string;
  name: string;
  /** 1: its holders take enforcement steps and need a valid certificate (R19.2). */
  enforcement: number;
  /** 1: its holders lead their organ's people: they assign steps and enter substitutes. */
  leads: number;
}
export interface PersonRow {
  id: string;
  account: string;
  name: string;
  organ_id: string;
  password_hash: string;
  demonstration: number;
  active: number;
  certificate_number: string | null;
  certificate_from: string | null;
  certificate_to: string | null;
  duty: string | null;
  duty_en: string | null;
}
/** Civil dates, both included; null = open on that side. */
export interface HoldingRow {
  person_id: string;
  position_id: string;
  held_from: string | null;
  held_to: string | null;
}
export interface RoleGrantRow {
  person_id: string;
  role: Role;
  scope: RoleGrant['scope'];
  scope_id: string;
}
/** `body`: JSON; `saved_at`: milliseconds since 1970 UTC. */
export interface DraftRow {
  person_id: string;
  name: string;
  body: string;
  saved_at: number;
}
/** What a city is set to, e.g. its name. */
export interface SettingRow {
  name: string;
  value: string;
}

const { key, text, number, instant } = column;

export const organisationModels = definedOnce((sequelize) => {
  const district: RowModel<DistrictRow> = sequelize.define('district', { id: key(), code: text(), name: text() });
  const organ: RowModel<OrganRow> = sequelize.define('organ', {
    id: key(),
    code: text(),
    name: text(),
    name_en: text(),
    short_name: text(),
    district_id: text(),
    address: text(),
    phone: text(),
    court: text(),
  });
  const position: RowModel<PositionRow> = sequelize.define('position', {
    id: key(),
    organ_id: text(),
    code: text(),
    name: text(),
    enforcement: number(),
    leads: number(),
  });
  const person: RowModel<PersonRow> = sequelize.define('person', {
    id: key(),
    account: text(),
    name: text(),
    organ_id: text(),
    password_hash: text(),
    demonstration: number(),
    active: number(),
    certificate_number: text(),
    certificate_from: text(),
    certificate_to: text(),
    duty: text(),
    duty_en: text(),
  });
  const holding: RowModel<HoldingRow> = sequelize.define('holding', {
    person_id: key(),
    position_id: key(),
    held_from: text(),
    held_to: text(),
  });
  const roleGrant: RowModel<RoleGrantRow> = sequelize.define('role_grant', {
    person_id: key(),
    role: key(),
    scope: text(),
    scope_id: key(),
  });
  const draft: RowModel<DraftRow> = sequelize.define('draft', { person_id: key(), name: key(), body: text(), saved_at: instant() });
  const setting: RowModel<SettingRow> = sequelize.define('setting', { name: key(), value: text() });

  organ.belongsTo(district, { as: 'district', foreignKey: 'district_id' });
  position.belongsTo(organ, { as: 'organ', foreignKey: 'organ_id' });
  person.belongsTo(organ, { as: 'organ', foreignKey: 'organ_id' });
  person.belongsToMany(position, { as: 'positions', through: holding, foreignKey: 'person_id', otherKey: 'position_id' });
  person.hasMany(roleGrant, { as: 'grants', foreignKey: 'person_id' });
  return { district, organ, position, person, holding, roleGrant, draft, setting };
});

/** An organ as a city's data say it, with the code that it has. */
export const organRow = (
  organ: {
    id: string;
    name: string;
    nameEn: string;
    shortName: string;
    districtId?: string;
    address?: string;
    phone?: string;
    court?: string;
  },
  code: string,
): OrganRow => ({
  id: organ.id,
  code,
  name: organ.name,
  name_en: organ.nameEn,
  short_name: organ.shortName,
  district_id: organ.districtId ?? null,
  address: organ.address ?? null,
  phone: organ.phone ?? null,
  court: organ.court ?? null,
});

/** Scopes of grants that reach the organ, the nearest first: its own, its district's, the city's. */
export const scopesReaching = ({ id, district_id }: OrganRow): WhereOptions<RoleGrantRow>[] => [
  { scope: 'organ', scope_id: id },
  ...(district_id === null ? [] : [{ scope: 'district', scope_id: district_id }]),
  { scope: 'city' },
];
