/** Migration of running cases over HTTP. */
import { z } from 'zod';
import { migrationBegun, migrationCheck, migrationOptions } from '../../domain/api/migrations.ts';
import type { Api } from '../platform/http/index.ts';
import type { Person } from '../platform/auth/index.ts';
import { permit } from '../platform/auth/index.ts';
import type { RegistryService } from '../registry/index.ts';
import type { MigrateCases } from './migrate-cases.ts';

export function migrationRoutes({ api, migrate, registry }: { api: Api; migrate: MigrateCases; registry: RegistryService }): void {
  const permitted = async (person: Person, powerId: string): Promise<void> =>
    permit(person, 'case.migrate', await registry.targetOf(await registry.powerOr404(powerId)));
  const request = z.strictObject({
    powerId: z.string().max(64),
    fromVersionId: z.string().max(64),
    toVersionId: z.string().max(64),
    mapping: z.record(z.string().max(120), z.string().max(120)).default({}),
  });

  api.route({
    method: 'get',
    path: '/cases/migrations/options',
    summary: 'Whether and from where running cases of a power can move',
    action: 'case.migrate',
    query: z.object({ powerId: z.string().max(64) }),
    answer: migrationOptions,
    refusals: { 404: ['not-found'] },
    async handle({ person, query }) {
      await permitted(person, query.powerId);
      return migrate.options(query.powerId);
    },
  });

  api.route({
    method: 'post',
    path: '/cases/migrations/check',
    summary: 'Dry run: which cases could move, and why not',
    action: 'case.migrate',
    body: request,
    answer: migrationCheck,
    refusals: { 404: ['not-found'], 409: ['target-not-published', 'same-version'] },
    async handle({ person, body }) {
      await permitted(person, body.powerId);
      return migrate.check(body);
    },
  });

  api.route({
    method: 'post',
    path: '/cases/migrations',
    summary: 'Move the running cases of one version to the published one',
    action: 'case.migrate',
    status: 202,
    body: request,
    answer: migrationBegun,
    refusals: { 404: ['not-found'], 409: ['target-not-published', 'same-version', 'migration-unsupported', 'migration-unsafe'] },
    async handle({ person, body }) {
      await permitted(person, body.powerId);
      return migrate.execute(person, body);
    },
  });
}
