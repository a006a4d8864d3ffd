/** The registry over HTTP (R5–R8). */
import { z } from 'zod';
import {
  givenEntry,
  lintAnswer,
  powerDetail,
  versionDetail,
  versionSaved,
  versionSummary as versionAnswer,
} from '../../domain/api/registry.ts';
import type { Api } from '../platform/http/index.ts';
import { may, type Person } from '../platform/auth/index.ts';
import { isoInChina } from '../../domain/time/civil-time.ts';
import { missingParts } from '../../processes/lint/missing-parts.ts';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { validateRegistryEntry } from '../../domain/registry/registry-entry-schema.ts';
import { badInput } from '../platform/errors.ts';
import { powerSummary } from './catalogue-routes.ts';
import { DRAWING_REFUSALS, MOVE_REFUSALS, SAVE_REFUSALS } from './refusals.ts';
import type { RegistryService } from './service.ts';
import { entryOfVersion, type PowerRow, type VersionRow, type VersionSummaryRow } from './store.ts';

export interface RegistryRouteDependencies {
  api: Api;
  registry: RegistryService;
  engineLine: () => string;
  names: () => Promise<{ person(id: string | null): string; organ(id: string): string; district(id: string): string }>;
}

const id = z.object({ id: z.string().max(64) });
const lockVersion = z.number().int().min(1);
const text = z.string().trim().min(1).max(4000);
const civilDate = z.iso.date();

export function registryRoutes({ api, registry, engineLine, names }: RegistryRouteDependencies): void {
  const versionSummary = async (row: VersionSummaryRow | VersionRow) => {
    const known = await names();
    const person = (personId: string | null) => (personId ? { id: personId, name: known.person(personId) } : undefined);
    return {
      id: row.id,
      powerId: row.power_id,
      number: row.number,
      state: row.state,
      lockVersion: row.lock_version,
      bpmnHash: row.bpmn_hash,
      createdBy: person(row.created_by),
      createdAt: isoInChina(row.created_at),
      cause: row.cause ?? undefined,
      causeDate: row.cause_date ?? undefined,
      declaredBy: person(row.declared_by),
      declaredAt: isoInChina(row.declared_at) ?? undefined,
      reviewedBy: person(row.reviewed_by),
      reviewedAt: isoInChina(row.reviewed_at) ?? undefined,
      opinion: row.opinion ?? undefined,
      publishedAt: isoInChina(row.published_at) ?? undefined,
      processDefinitionKey: row.process_definition_key ?? undefined,
      processVersion: row.process_version ?? undefined,
    };
  };

  /** What the reader may do with a power, so that pages offer nothing the server would refuse. */
  async function permitted(person: Person, power: PowerRow): Promise<{ mayEdit: boolean; mayReview: boolean; mayDeclare: boolean }> {
    const target = await registry.targetOf(power);
    return {
      mayEdit: may(person, 'registry.edit', target),
      mayReview: may(person, 'registry.review', target),
      mayDeclare: may(person, 'registry.declare', target),
    };
  }

  api.route({
    method: 'get',
    path: '/registry/powers/:id',
    summary: 'One power and its versions',
    action: 'registry.read',
    params: id,
    answer: powerDetail,
    async handle({ params, person }) {
      const power = await registry.powerOr404(params.id);
      const [versions, row, known] = await Promise.all([registry.store.versionsOf(power.id), registry.store.index.row(power.id), names()]);
      if (!row) throw new Error(`Power ${power.id} has no row in the catalogue`);
      const shown = versions.find(({ id: versionId }) => versionId === row.published_id) ?? versions[0];
      const basics = shown && entryOfVersion((await registry.versionOr404(shown.id)).version);
      return {
        ...powerSummary(row, known),
        basics,
        versions: await Promise.all(
          versions.map(async (version) => ({ ...(await versionSummary(version)), ...effectiveTime(version, versions) })),
        ),
        ...(await permitted(person, power)),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/registry/powers/:id/versions',
    summary: 'A new draft, copied from the latest version',
    action: 'registry.edit',
    params: id,
    status: 201,
    answer: versionAnswer,
    refusals: { 409: ['draft-exists', 'power-abolished'] },
    handle: async ({ person, params }) => versionSummary(await registry.createDraft(person, params.id)),
  });

  api.route({
    method: 'get',
    path: '/registry/versions/:id',
    summary: 'One version with its flowchart and findings',
    action: 'registry.read',
    params: id,
    answer: versionDetail,
    async handle({ params, person }) {
      const { version, power } = await registry.versionOr404(params.id);
      const basics = entryOfVersion(version);
      const [events, known, findings] = await Promise.all([
        registry.store.eventsOf(version.id),
        names(),
        registry.lint(version.bpmn_xml, basics),
      ]);
      return {
        ...(await versionSummary(version)),
        ...effectiveTime(version, await registry.store.versionsOf(power.id)),
        powerName: power.name,
        powerNameEn: power.name_en,
        basics,
        completeness: missingParts(basics),
        bpmnXml: version.bpmn_xml,
        findings,
        engineLine: engineLine(),
        history: events.map((event) => ({
          kind: event.kind,
          at: isoInChina(event.at),
          person: event.person_id ? { id: event.person_id, name: known.person(event.person_id) } : null,
          text: event.text,
        })),
        ...(await permitted(person, power)),
      };
    },
  });

  api.route({
    method: 'put',
    path: '/registry/versions/:id/flowchart',
    cost: 'file',
    summary: 'Save a drawing',
    action: 'registry.edit',
    params: id,
    body: z.strictObject({ xml: z.string().min(1), lockVersion }),
    answer: versionSaved,
    refusals: DRAWING_REFUSALS,
    async handle({ person, params, body }) {
      const { version, findings } = await registry.saveFlowchart(person, params.id, body.xml, body.lockVersion);
      return { lockVersion: version.lock_version, bpmnHash: version.bpmn_hash, findings };
    },
  });

  api.route({
    method: 'put',
    path: '/registry/versions/:id/basics',
    cost: 'file',
    summary: 'Save the basic information',
    action: 'registry.edit',
    params: id,
    body: z.strictObject({ basics: givenEntry, lockVersion }),
    answer: versionSaved,
    refusals: SAVE_REFUSALS,
    async handle({ person, params, body }) {
      const { version, findings } = await registry.saveBasics(person, params.id, body.basics, body.lockVersion);
      return { lockVersion: version.lock_version, bpmnHash: version.bpmn_hash, findings };
    },
  });

  api.route({
    method: 'post',
    path: '/registry/versions/:id/declare',
    summary: 'Declare a change to the legal office (R7a)',
    action: 'registry.declare',
    params: id,
    body: z.strictObject({ cause: text, causeDate: civilDate, lockVersion }),
    answer: versionAnswer,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params, body }) =>
      versionSummary(await registry.declare(person, params.id, body.lockVersion, body.cause, body.causeDate)),
  });

  api.route({
    method: 'post',
    path: '/registry/versions/:id/withdraw',
    summary: 'Withdraw a declaration',
    action: 'registry.declare',
    params: id,
    body: z.strictObject({ lockVersion }),
    answer: versionAnswer,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params, body }) => versionSummary(await registry.withdraw(person, params.id, body.lockVersion)),
  });

  api.route({
    method: 'post',
    path: '/registry/versions/:id/confirm',
    summary: 'Confirm a declared version (R6a)',
    action: 'registry.review',
    params: id,
    body: z.strictObject({ opinion: text, lockVersion }),
    answer: versionAnswer,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params, body }) => versionSummary(await registry.confirm(person, params.id, body.lockVersion, body.opinion)),
  });

  api.route({
    method: 'post',
    path: '/registry/versions/:id/return',
    summary: 'Return a declared version with reasons',
    action: 'registry.review',
    params: id,
    body: z.strictObject({ opinion: text, lockVersion }),
    answer: versionAnswer,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params, body }) =>
      versionSummary(await registry.returnVersion(person, params.id, body.lockVersion, body.opinion)),
  });

  api.route({
    method: 'post',
    path: '/registry/versions/:id/adjust',
    summary: 'Enter a confirmed version (R8); the engine then gets it',
    action: 'registry.declare',
    params: id,
    body: z.strictObject({ lockVersion }),
    answer: versionAnswer,
    refusals: MOVE_REFUSALS,
    handle: async ({ person, params, body }) => versionSummary(await registry.adjust(person, params.id, body.lockVersion)),
  });

  api.route({
    method: 'post',
    path: '/registry/lint',
    cost: 'file',
    summary: 'Check a flowchart against a registry entry',
    action: 'registry.read',
    body: z.strictObject({ xml: z.string(), basics: givenEntry }),
    answer: lintAnswer,
    async handle({ body }) {
      const checked = validateRegistryEntry(body.basics);
      if (!checked.ok) throw badInput(checked.problems.map((problem) => ({ ...problem, path: `basics.${problem.path}` })));
      return { findings: await registry.lint(body.xml, checked.entry as RegistryEntry), engineLine: engineLine() };
    },
  });
}

/** From its publication until the next version's a version is the one that new cases start on (R5). */
function effectiveTime(
  { number, published_at: from }: Pick<VersionSummaryRow, 'number' | 'published_at'>,
  versions: readonly VersionSummaryRow[],
): { effectiveFrom?: string; effectiveTo?: string } {
  if (from === null) return {};
  const next = versions.filter((other) => other.number > number && other.published_at !== null).at(-1);
  return { effectiveFrom: isoInChina(from) ?? undefined, ...(next ? { effectiveTo: isoInChina(next.published_at) ?? undefined } : {}) };
}
