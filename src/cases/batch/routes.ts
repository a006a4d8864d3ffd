/** Batches of applications over HTTP. */
import { z } from 'zod';
import { batchResult } from '../../../domain/api/batch.ts';
import { batchColumns } from '../../../domain/cases/batch.ts';
import { badInput } from '../../platform/errors.ts';
import { sendFile, type Api } from '../../platform/http/index.ts';
import { SHEET_FORMATS, type Sheets } from '../../platform/sheets/index.ts';
import type { RegisterCase } from '../register-case.ts';
import type { RegisterBatch } from './register-batch.ts';

export interface BatchRouteDependencies {
  api: Api;
  sheets: Sheets;
  registerCase: RegisterCase;
  registerBatch: RegisterBatch;
}

const OF_POWERS = {
  403: ['position-not-held'],
  404: ['not-found'],
  409: ['power-not-published', 'power-suspended', 'power-abolished'],
};

export function batchRoutes({ api, sheets, registerCase, registerBatch }: BatchRouteDependencies): void {
  api.route({
    method: 'get',
    path: '/cases/batch/template',
    summary: 'The spreadsheet to fill in for a batch of applications for one power',
    action: 'case.create',
    cost: 'export',
    query: z.object({ power: z.string().max(64) }),
    sends: [SHEET_FORMATS.xlsx],
    refusals: OF_POWERS,
    async handle({ person, query, response }) {
      const { entry } = await registerCase.open(person, query.power);
      const columns = batchColumns(entry).map(({ title }) => ({ title, width: Math.min(40, Math.max(14, title.length * 2)) }));
      const bytes = await sheets.write({ format: 'xlsx', name: '申请', columns, rows: [] });
      return sendFile(response, { bytes, type: SHEET_FORMATS.xlsx, name: `${entry.powerName}-批量登记模板.xlsx`, cache: 'no-store' });
    },
  });

  api.route({
    method: 'post',
    path: '/cases/batch',
    cost: 'import',
    summary: 'Check a batch of applications, and register what nothing is against (xlsx or csv, base64)',
    description:
      'With `register: false` nothing is registered. Rows are known again by their own number: a file that is sent twice registers nothing twice.',
    action: 'case.create',
    body: z.strictObject({ powerId: z.string().max(64), content: z.string(), register: z.boolean() }),
    answer: batchResult,
    refusals: {
      ...OF_POWERS,
      409: [...OF_POWERS[409], 'batch-not-possible'],
      413: ['batch-too-large', 'import-too-large'],
      422: ['batch-unreadable', 'batch-columns'],
    },
    async handle({ person, body: { powerId, content, register } }) {
      const bytes = Buffer.from(content, 'base64');
      if (!bytes.length) throw badInput([{ path: 'content', code: 'required', message: '请选择文件。', messageEn: 'Choose a file.' }]);
      return registerBatch(person, { powerId, content: bytes, register });
    },
  });
}
