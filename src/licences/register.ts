/**
 * The register of licences and awards (XK39, XK49, XK50, XK69, XK70; docs/adr/0031-licences.md, docs/adr/0044-awards.md): issued with the
 * certificate, changed by decisions and by the clock, each inside the transaction of what caused it and with an entry in the record.
 */
import { randomUUID } from 'node:crypto';
import type { LabelledValue } from '../../domain/forms/labelled.ts';
import { LICENCE_ACT_CODES, licenceAct, type LicenceAct } from '../../domain/licences/acts.ts';
import type { LicenceIssued } from '../../domain/licences/replay.ts';
import { registered, type RegisteredCategory } from '../../domain/licences/registered.ts';
import { LICENCE_STATES } from '../../domain/licences/states.ts';
import type { Effect } from '../../domain/registry/effects.ts';
import { daysAfter, type CivilDate } from '../../domain/time/civil-date.ts';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { findRow, findRows, type Database } from '../platform/database/index.ts';
import { conflict } from '../platform/errors.ts';
import type { RecordBook } from '../platform/record/index.ts';
import { licenceModels, type LicenceCaseRow, type LicenceEventRow, type LicenceRow } from './models.ts';

/** What a certificate says when it is made. */
export interface NewLicence {
  matterId: string;
  documentId: string;
  number: string;
  category: RegisteredCategory;
  power: { id: string; code: string };
  organId: string;
  districtId: string | null;
  holder: string;
  holderNumber: string;
  validFrom: CivilDate | null;
  validTo: CivilDate | null;
  content: LabelledValue[];
  now: Date;
}

/** A licence that a case of such an act is to be about. */
export interface Concerned {
  licenceId: string;
  act: LicenceAct;
  /** Code of the power whose licences the act is for. */
  powerCode: string;
  organId: string;
  holderNumber: string;
  /** Days before the end at which a renewal must have been applied for (XK50). */
  renewBefore: number;
  now: Date;
}

export type Licences = ReturnType<typeof createLicences>;

/** How many are looked at in one turn of the sweep. */
const AT_ONCE = 100;

export function createLicences({ database, record }: { database: Database; record: RecordBook }) {
  const { licence: model, event: eventModel, licenceCase: caseModel } = licenceModels(database);

  const write = (table: 'licence' | 'licence_event' | 'licence_case', row: object): Promise<unknown> =>
    database.insert(table, row as never);
  const note = (event: Omit<LicenceEventRow, 'id'>): Promise<unknown> => write('licence_event', { id: randomUUID(), ...event });
  const lock = (id: string): Promise<LicenceRow | undefined> =>
    database.get<LicenceRow>(`SELECT * FROM licence WHERE id = $1${database.forUpdate}`, [id]);
  const update = (id: string, changes: Partial<LicenceRow>): Promise<unknown> => model.update(changes, { where: { id } });

  const caseOf = (matterId: string): Promise<LicenceCaseRow | undefined> =>
    database.get<LicenceCaseRow>('SELECT * FROM licence_case WHERE matter_id = $1', [matterId]);

  function refuseUnlessIn(licence: LicenceRow, act: LicenceAct): void {
    const { from, name, nameEn } = licenceAct(act);
    if (from.includes(licence.state)) return;
    const [state, kind] = [LICENCE_STATES[licence.state], registered(licence.category)];
    throw conflict(
      'licence-not-in-force',
      `${kind.name} ${licence.number} ${state.name}，不能办理${name}。`,
      `${kind.nameEn} ${licence.number} is ${state.nameEn.toLowerCase()}: "${nameEn}" is not possible.`,
      { state: licence.state },
    );
  }

  async function end({ id }: LicenceRow, act: LicenceAct, matterId: string, now: Date): Promise<void> {
    await update(id, { state: licenceAct(act).becomes });
    record.append({ kind: 'licence-ended', matterId, payload: { licenceId: id, act } });
    await note({ licence_id: id, kind: 'ended', act, matter_id: matterId, at: now.getTime() });
  }

  return {
    /** The certificate was made: the licence or award is in the register, in the place of the one that its case concerns. */
    async issue({ matterId, documentId, power, organId, districtId, now, ...said }: NewLicence): Promise<void> {
      const concerned = await caseOf(matterId);
      const before = concerned && licenceAct(concerned.act).replaces ? await lock(concerned.licence_id) : undefined;
      const [id, at] = [randomUUID(), now.getTime()];
      const act = before && concerned ? concerned.act : null;
      const content = before ? overlaid(JSON.parse(before.content) as LabelledValue[], said.content) : said.content;
      // The licence that is replaced names the power; its acts are powers of their own.
      const of = before ? { id: before.power_id, code: before.power_code } : power;
      const row: LicenceRow = {
        ...{
          id,
          number: said.number,
          category: said.category,
          power_id: of.id,
          power_code: of.code,
          organ_id: organId,
          district_id: districtId,
        },
        ...{ holder: said.holder, holder_number: said.holderNumber, valid_from: said.validFrom, valid_to: said.validTo },
        ...{ content: JSON.stringify(content), matter_id: matterId, document_id: documentId, issued_at: at, state: 'valid' },
        ...{ replaces: before?.id ?? null, act, replaced_by: null },
      };
      await write('licence', row);
      const payload: LicenceIssued = {
        ...{ licenceId: id, number: row.number, category: row.category, powerCode: of.code },
        ...{ holder: row.holder, holderNumber: row.holder_number },
        ...{ validFrom: row.valid_from, validTo: row.valid_to, content, documentId, replaces: row.replaces, act },
      };
      record.append({ kind: 'licence-issued', matterId, payload: payload as unknown as Record<string, unknown> });
      await note({ licence_id: id, kind: 'issued', act, matter_id: matterId, at });
      if (!before || !act) return;
      await update(before.id, { state: licenceAct(act).becomes, replaced_by: id });
      await note({ licence_id: before.id, kind: 'ended', act, matter_id: matterId, at });
    },

    /** Refuses a case about one that is not there, not the party's, of another kind, not in force, or too late to be renewed (XK50). */
    async concern({ licenceId, act, powerCode, organId, holderNumber, renewBefore, now }: Concerned): Promise<LicenceRow> {
      const licence = await lock(licenceId);
      if (!licence || licence.power_code !== powerCode || licence.organ_id !== organId)
        throw conflict('no-such-licence', '本机关没有颁发过这样的证照。', 'This organ has issued no such licence or award.');
      const [kind, does] = [registered(licence.category), licenceAct(act)];
      if (does.of !== licence.category)
        throw conflict(
          'act-does-not-fit',
          `${licence.number} 是${kind.name}，不能办理“${does.name}”，该行为只针对${registered(does.of).name}。`,
          `${licence.number} is of the kind "${kind.nameEn}": "${does.nameEn}" is not possible.`,
          { category: licence.category },
        );
      if (licence.holder_number !== holderNumber)
        throw conflict('not-the-holder', `当事人不是该${kind.name}的${kind.holder}。`, `The party is not the ${kind.holderEn}.`);
      refuseUnlessIn(licence, act);
      if (act === 'renew' && licence.valid_to && civilDateInChina(now) > daysAfter(licence.valid_to, -renewBefore))
        throw conflict(
          'renewal-too-late',
          `延续应当在有效期届满 ${renewBefore} 日前申请（行政许可法第五十条），该许可有效期至 ${licence.valid_to}。`,
          `Renewal is asked for ${renewBefore} days before the end (licensing law, article 50); this licence ends on ${licence.valid_to}.`,
          { validTo: licence.valid_to },
        );
      return licence;
    },

    /** The case was registered. */
    async begin({ licenceId, act, matterId, now }: { licenceId: string; act: LicenceAct; matterId: string; now: Date }): Promise<void> {
      const at = now.getTime();
      await write('licence_case', { matter_id: matterId, licence_id: licenceId, act, at });
      record.append({ kind: 'licence-concerned', matterId, payload: { licenceId, act } });
      await note({ licence_id: licenceId, kind: 'begun', act, matter_id: matterId, at });
    },

    /** What a ruling does to the licence that its case concerns. One that is no longer as the act needs it ends a clerk's decision. */
    async ruled({ matterId, effect, byLaw, now }: { matterId: string; effect: Effect; byLaw: boolean; now: Date }): Promise<void> {
      const concerned = await caseOf(matterId);
      if (!concerned) return;
      const { ruling, replaces } = licenceAct(concerned.act);
      if (effect !== ruling) return;
      const licence = await lock(concerned.licence_id);
      if (!licence) throw new Error(`There is no licence ${concerned.licence_id}`);
      if (!byLaw) refuseUnlessIn(licence, concerned.act);
      if (replaces) return;
      await end(licence, concerned.act, matterId, now);
    },

    /** A case takes back itself what it has issued, before it closes: the paper that decides so was made. */
    async takenBack({ matterId, template, now }: { matterId: string; template: string; now: Date }): Promise<void> {
      const act = LICENCE_ACT_CODES.find((code) => licenceAct(code).within === template);
      if (!act) return;
      const issued = await findRows(model, { where: { matter_id: matterId, category: licenceAct(act).of } });
      for (const { id } of issued) {
        const licence = await lock(id);
        if (licence && licenceAct(act).from.includes(licence.state)) await end(licence, act, matterId, now);
      }
    },

    /** The last day on which the licence is valid that the case concerns. */
    async endOf(matterId: string): Promise<CivilDate | null> {
      const concerned = await caseOf(matterId);
      const found = concerned && (await findRow(model, { where: { id: concerned.licence_id } }));
      return found?.valid_to ?? null;
    },

    /** The licence that the case concerns, for its documents. */
    async ofMatter(matterId: string): Promise<{ licence: LicenceRow; act: LicenceAct } | undefined> {
      const concerned = await caseOf(matterId);
      const licence = concerned && (await findRow(model, { where: { id: concerned.licence_id } }));
      return licence && concerned ? { licence, act: concerned.act } : undefined;
    },

    /**
     * Licences whose last day has passed. One whose renewal is being handled stays: it is decided before the end, or renewed by law
     * (XK50).
     */
    async expire(now: Date): Promise<number> {
      const today = civilDateInChina(now);
      const due = await database.all<{ id: string }>(
        `SELECT l.id FROM licence l WHERE l.state = 'valid' AND l.valid_to < $1 AND ${NOT_BEING_RENEWED} ORDER BY l.valid_to, l.id LIMIT ${AT_ONCE}`,
        [today],
      );
      for (const { id } of due) {
        await database.write(async () => {
          const licence = await lock(id);
          if (licence?.state !== 'valid' || !licence.valid_to || licence.valid_to >= today) return;
          await update(id, { state: 'expired' });
          record.append({ kind: 'licence-expired', payload: { licenceId: id } });
          await note({ licence_id: id, kind: 'expired', act: null, matter_id: null, at: now.getTime() });
        });
      }
      return due.length;
    },

    eventsOf: (licenceId: string): Promise<LicenceEventRow[]> =>
      findRows(eventModel, {
        where: { licence_id: licenceId },
        order: [
          ['at', 'ASC'],
          ['id', 'ASC'],
        ],
      }),
    casesOf: (licenceId: string): Promise<LicenceCaseRow[]> =>
      findRows(caseModel, { where: { licence_id: licenceId }, order: [['at', 'ASC']] }),
  };
}

/** A renewal that is still open and was neither refused nor not taken up. */
const NOT_BEING_RENEWED = `NOT EXISTS (
  SELECT 1 FROM licence_case c JOIN matter m ON m.id = c.matter_id JOIN case_file f ON f.id = c.matter_id
  WHERE c.licence_id = l.id AND c.act = 'renew' AND m.closed_at IS NULL AND (f.result IS NULL OR f.result = 'granted'))`;

/** What the new certificate says goes before what the old one said. */
function overlaid(before: readonly LabelledValue[], now: readonly LabelledValue[]): LabelledValue[] {
  const keys = new Set(now.map(({ key }) => key));
  return [...before.filter(({ key }) => !keys.has(key)), ...now];
}
