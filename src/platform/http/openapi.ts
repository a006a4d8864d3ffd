/** The documented HTTP API: every declared route, from the same schemas that check its input and its answer. */
import { extendZodWithOpenApi, OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { fieldProblem } from '../../../domain/api/basics.ts';
import { refusalsOf } from './refusals.ts';
import type { AnyRoute } from './route-options.ts';

extendZodWithOpenApi(z);

export interface ApiDescription {
  add(route: AnyRoute): void;
  document(): object;
}

const ABOUT = `Everything a page does, with the same permissions.
Changing calls need the header \`X-Sunlit: 1\` and may carry \`Idempotency-Key\`: the same key with the same content gets the first answer again, with the header \`Idempotent-Replay: true\`.
Times are ISO 8601 with offset +08:00.
A refusal is \`{ error: { code, message, messageEn, … }, requestId }\`; each answer lists the codes that it can carry. What the schema of a call does not know, query parameters included, is refused with 422 and named in \`error.fields\`.
Lists by page answer \`next\`: hand it back as \`after\` for the page that follows; null = that was the last one.

How a case is handled by a program: \`POST /session\` keeps the cookie; \`GET /cases/powers\` and \`GET /registry/powers/{id}\` (\`basics.caseForm\`, \`basics.materials\`) say what an application needs; \`POST /cases\` registers it. From then on the steps at one's positions stand in \`GET /inbox\`, and \`GET /steps/{id}\` says of each what is asked: its \`outcomes\`, its \`form\`, how many \`officers\`, and who may be the second one. \`POST /steps/{id}/decide\` decides it (of two officers the second one confirms with \`POST /steps/{id}/confirm\`), until \`GET /cases/{id}\` is completed.`;

/** What each status means, whatever the code. */
const MEANINGS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in, or the password is wrong',
  403: 'Not permitted',
  404: 'There is no such thing, or it is outside your scope',
  409: 'It stands otherwise than the call expects',
  413: 'Too large',
  415: 'Of no kind that is taken',
  421: 'The machine is called by a name that is not its own',
  422: 'The input is not valid; `error.fields` names each field where the fault lies in one',
  429: 'Too many tries; wait a while',
  500: 'A fault of the platform; nothing was changed',
  503: 'Not just now; try again after the seconds of the header Retry-After',
};

const asOpenApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

export function createApiDescription(): ApiDescription {
  const routes: AnyRoute[] = [];
  let written: object | undefined;
  return {
    add(route) {
      written = undefined;
      routes.push(route);
    },
    // When somebody asks: most platforms are started without that anybody reads it.
    document: () => (written ??= describe(routes)),
  };
}

function describe(routes: readonly AnyRoute[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'sunlit.sid' });
  registry.register(
    'Error',
    z.object({
      error: z.object({
        code: z.string(),
        message: z.string(),
        messageEn: z.string(),
        hint: z.string().optional(),
        hintEn: z.string().optional(),
        fields: z.array(fieldProblem).optional(),
        details: z.record(z.string(), z.unknown()).optional(),
      }),
      requestId: z.string(),
    }),
  );
  registry.registerPath({
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenapiJson',
    tags: ['openapi'],
    summary: 'This description',
    security: [],
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: { type: 'object' } } } },
      ...refusalResponses({ method: 'get', path: '/openapi.json', summary: '', action: 'public' }),
    },
  });
  for (const route of routes) {
    const { method, path, action } = route;
    const changing = method !== 'get';
    const permission =
      action === 'public' ? 'Open to everybody.' : action === 'signed-in' ? 'Needs a session.' : `Needs the permission \`${action}\`.`;
    registry.registerPath({
      method,
      path: asOpenApiPath(path),
      operationId: `${method}${path.replace(/[^\w]+(\w)?/g, (_match, letter: string | undefined) => letter?.toUpperCase() ?? '')}`,
      tags: [path.split('/')[1] ?? ''],
      summary: route.summary,
      description: route.description ? `${permission}\n\n${route.description}` : permission,
      security: action === 'public' ? [] : [{ session: [] }],
      request: {
        ...(route.params instanceof z.ZodObject ? { params: route.params } : {}),
        ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
        ...(changing
          ? {
              headers: z.object({
                'X-Sunlit': z.literal('1'),
                ...(route.remember === false ? {} : { 'Idempotency-Key': z.string().optional() }),
              }),
            }
          : {}),
        ...(route.body
          ? { body: { required: !route.body.safeParse({}).success, content: { 'application/json': { schema: route.body } } } }
          : {}),
      },
      responses: { ...successOf(route), ...refusalResponses(route) },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Sunlit 阳光行权', version: '0.1.0', description: ABOUT },
    servers: [{ url: '/api' }],
  });
}

function successOf({ answer, sends, status = 200 }: AnyRoute): Record<number, ResponseConfig> {
  if (sends) return { [status]: { description: 'Done', content: Object.fromEntries(sends.map((type) => [type, { schema: FILE }])) } };
  if (answer instanceof z.ZodUndefined) return { [status === 200 ? 204 : status]: { description: 'Done; there is nothing to say' } };
  return { [status]: { description: 'Done', ...(answer ? { content: { 'application/json': { schema: answer } } } : {}) } };
}

const FILE = { type: 'string', format: 'binary' } as const;

/** The body of every refusal is the same; each names the codes that it can carry. */
function refusalResponses(route: AnyRoute): Record<number, ResponseConfig> {
  const responses: Record<number, ResponseConfig> = {};
  for (const [status, codes] of refusalsOf(route)) {
    const carries = { type: 'object' as const, properties: { error: { type: 'object' as const, properties: { code: { enum: codes } } } } };
    responses[status] = {
      description: `${MEANINGS[status] ?? 'Refused'}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
      content: { 'application/json': { schema: { allOf: [{ $ref: '#/components/schemas/Error' }, carries] } } },
    };
  }
  return responses;
}
