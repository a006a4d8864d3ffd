/** What is laid beside a matter, over HTTP: files, notes and links. */
import { z } from 'zod';
import { commentList, commentView, fileList, fileView, linkList, linkView } from '../../domain/api/matters.ts';
import { FILE_FORMS } from '../../domain/files/file-forms.ts';
import { FILE_KINDS } from '../../domain/files/file-kinds.ts';
import { FILE_PROBLEM_CODES } from '../../domain/files/file-problem.ts';
import { FILE_LIMITS } from '../../domain/files/limits.ts';
import { LINK_KINDS, RELATIONS_BY_HAND } from '../../domain/matters/relations.ts';
import { typedText } from '../../domain/text/clean-text.ts';
import type { Person } from '../platform/auth/index.ts';
import { notFound } from '../platform/errors.ts';
import { sendFile, type Api } from '../platform/http/index.ts';
import { bytesOfBase64 } from './base64.ts';
import type { Comments } from './comments.ts';
import type { Files } from './files.ts';
import type { Links } from './links.ts';
import type { MayAct } from './may-act.ts';
import type { MatterViews } from './views.ts';

export interface BesideRouteDependencies {
  api: Api;
  views: MatterViews;
  files: Files;
  comments: Comments;
  links: Links;
  mayAct: MayAct;
  largest: number;
}

const params = z.object({ id: z.string().max(64) });
const written = (most: number) => z.string().max(most).transform(typedText).pipe(z.string().min(1));

/** What is against a file has a status of its own; each may be any of the three. */
export const FILE_REFUSALS = {
  409: ['too-many-files'],
  413: FILE_PROBLEM_CODES,
  415: FILE_PROBLEM_CODES,
  422: [...FILE_PROBLEM_CODES, 'file-infected'],
  503: ['scan-unavailable'],
};

export function besideRoutes({ api, views, files, comments, links, mayAct, largest }: BesideRouteDependencies): void {
  /** Whether the reader may add, of a matter that the reader may see. */
  async function may(person: Person, id: string, what: keyof MayAct): Promise<boolean> {
    const matter = await views.readable(person, id);
    return mayAct[what](person, matter, await views.stepsOf(id));
  }

  api.route({
    method: 'get',
    path: '/matters/:id/files',
    summary: 'Files of a matter, withdrawn ones included',
    action: 'matter.read',
    params,
    answer: fileList,
    handle: async ({ person, params: { id } }) => ({
      mayAdd: await may(person, id, 'add'),
      items: await files.of(id),
      limits: { bytes: largest, files: FILE_LIMITS.files },
    }),
  });

  api.route({
    method: 'post',
    path: '/matters/:id/files',
    cost: 'file',
    summary: 'Add a file (base64); only who has the matter in hand',
    action: 'matter.add',
    status: 201,
    params,
    body: z.strictObject({
      name: z.string().min(1).max(500),
      content: z.string(),
      stepId: z.string().max(64).nullish(),
      /** Code of a material of the power's entry. */
      materialCode: z.string().max(64).nullish(),
      form: z.enum(FILE_FORMS).nullish(),
    }),
    answer: fileView,
    refusals: FILE_REFUSALS,
    async handle({ person, params: { id }, body }) {
      await views.readable(person, id);
      return files.add(person, id, {
        name: body.name,
        bytes: bytesOfBase64(body.content),
        stepId: body.stepId ?? null,
        materialCode: body.materialCode ?? null,
        form: body.form ?? null,
      });
    },
  });

  api.route({
    method: 'post',
    path: '/files/:id/withdraw',
    summary: 'Note that a file you added does not count, and why; it stays readable',
    action: 'matter.add',
    params,
    body: z.strictObject({ reason: z.string().max(500) }),
    answer: fileView,
    refusals: { 403: ['file-not-yours'] },
    async handle({ person, params: { id }, body }) {
      await ofReadable(person, id);
      return files.withdraw(person, id, body.reason);
    },
  });

  api.route({
    method: 'get',
    path: '/files/:id/content',
    summary: 'A file as it was added; for saving, never shown by the browser',
    action: 'matter.read',
    params,
    sends: Object.values(FILE_KINDS).map(({ mediaType }) => mediaType),
    async handle({ person, params: { id }, response }) {
      const file = await ofReadable(person, id);
      const bytes = await files.content(id);
      return sendFile(response, {
        bytes,
        type: file.media_type,
        name: file.name,
        sha256: file.sha256,
        cache: 'private, no-store',
        headers: { 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox" },
      });
    },
  });

  api.route({
    method: 'get',
    path: '/matters/:id/comments',
    summary: 'Notes of those who handle a matter',
    action: 'matter.read',
    params,
    answer: commentList,
    handle: async ({ person, params: { id } }) => ({ mayAdd: await may(person, id, 'note'), items: await comments.of(id) }),
  });

  api.route({
    method: 'post',
    path: '/matters/:id/comments',
    summary: 'Leave a note for colleagues; it is never printed and never changed',
    action: 'matter.add',
    status: 201,
    params,
    body: z.strictObject({ text: written(2_000) }),
    answer: commentView,
    async handle({ person, params: { id }, body }) {
      await views.readable(person, id);
      return comments.add(person, id, body.text);
    },
  });

  api.route({
    method: 'get',
    path: '/matters/:id/links',
    summary: 'Links from and to a matter',
    action: 'matter.read',
    params,
    answer: linkList,
    handle: async ({ person, params: { id } }) => ({ mayAdd: await may(person, id, 'add'), items: await links.of(person, id) }),
  });

  api.route({
    method: 'post',
    path: '/matters/:id/links',
    summary: 'Link a matter to another matter, a signal, a document or a power that you may see',
    action: 'matter.add',
    status: 201,
    params,
    body: z.strictObject({ kind: z.enum(LINK_KINDS), id: z.string().max(64), relation: z.enum(RELATIONS_BY_HAND) }),
    answer: linkView,
    refusals: { 409: ['link-exists'] },
    async handle({ person, params: { id }, body }) {
      await views.readable(person, id);
      return links.add(person, id, body);
    },
  });

  async function ofReadable(person: Person, fileId: string) {
    const file = await files.file(fileId);
    if (!file) throw notFound('该附件', 'file');
    await views.readable(person, file.matter_id);
    return file;
  }
}
