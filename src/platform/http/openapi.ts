/** The documented HTTP API: every declared route, from the same schemas that check its input. */
import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { RouteOptions } from './route.ts';

extendZodWithOpenApi(z);

export interface ApiDescription {
  add<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(route: RouteOptions<P, Q, B>): void;
  document(): object;
}

const ABOUT = `Everything a page does, with the same permissions.
Changing calls need the header \`X-Sunlit: 1\` and may carry \`Idempotency-Key\`: the same key with the same content gets the first answer again, with the header \`Idempotent-Replay: true\`.
Times are ISO 8601 with offset +08:00.`;

export function createApiDescription(): ApiDescription {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'sunlit.sid' });
  const problem = registry.register('Error', z.object({
    error: z.object({
      code: z.string(), message: z.string(), messageEn: z.string(), hint: z.string().optional(), hintEn: z.string().optional(),
      fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string(), messageEn: z.string() })).optional(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
    requestId: z.string(),
  }));
  const refusal = (description: string) => ({ description, content: { 'application/json': { schema: problem } } });

  return {
    add(route) {
      const { method, path, action, status } = route;
      const changing = method !== 'get';
      registry.registerPath({
        method,
        path: path.replace(/:(\w+)/g, '{$1}'),
        operationId: `${method}${path.replace(/[^\w]+(\w)?/g, (_match, letter: string | undefined) => letter?.toUpperCase() ?? '')}`,
        tags: [path.split('/')[1] ?? ''],
        summary: route.summary,
        description: action === 'public' ? 'Open to everybody.' : action === 'signed-in' ? 'Needs a session.' : `Needs the permission \`${action}\`.`,
        security: action === 'public' ? [] : [{ session: [] }],
        request: {
          ...(route.params instanceof z.ZodObject ? { params: route.params } : {}),
          ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
          ...(changing ? { headers: z.object({ 'X-Sunlit': z.literal('1'), ...(route.remember === false ? {} : { 'Idempotency-Key': z.string().optional() }) }) } : {}),
          ...(route.body ? { body: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
        },
        responses: {
          [status ?? 200]: { description: 'Done', ...(route.response ? { content: { 'application/json': { schema: route.response } } } : {}) },
          ...(action === 'public' ? {} : { 401: refusal('`not-signed-in`') }),
          ...(action === 'public' || action === 'signed-in' ? {} : { 403: refusal('`forbidden`') }),
          ...(route.params || route.query || route.body ? { 422: refusal('`invalid-input`; `error.fields` names each field') } : {}),
          503: refusal('`database-unavailable`; see Retry-After'),
        },
      });
    },
    document: () => new OpenApiGeneratorV31(registry.definitions).generateDocument({
      openapi: '3.1.0', info: { title: 'Sunlit 阳光行权', version: '0.1.0', description: ABOUT }, servers: [{ url: '/api' }],
    }),
  };
}
