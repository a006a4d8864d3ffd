/**
 * Holds what the API is asked and answers against its own description: an answer of an undescribed status, media type or code, a
 * parameter or a body that nobody described, is a fault. What the bodies of successes hold is checked in the server (`checkAnswers`).
 */
import assert from 'node:assert/strict';

export interface Exchange {
  method: string;
  /** Below `/api`, with its query. */
  path: string;
  hasBody: boolean;
  status: number;
  mediaType: string | null;
  /** Of the answer: parsed JSON, or its text. */
  body: unknown;
}

interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Schema {
  allOf?: { properties?: { error?: { properties: { code: { enum: string[] } } } } }[];
}
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
}

export type Describes = (exchange: Exchange) => void;

/** Compiled once per document. */
export function createDescribes({ paths }: ApiDocument): Describes {
  // A path that is spelled out goes before one with a parameter in its place.
  const known = Object.entries(paths)
    .map(([path, operations]) => ({
      operations,
      parameters: path.split('{').length,
      fits: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    }))
    .sort((one, other) => one.parameters - other.parameters);

  return ({ method, path, hasBody, status, mediaType, body }) => {
    const [address = '', query = ''] = path.split('?');
    const said = `${method} ${address} → ${status}`;
    const operation = known.find(({ fits, operations }) => fits.test(address) && operations[method.toLowerCase()])?.operations[
      method.toLowerCase()
    ];
    if (!operation) return assert.ok(status >= 400, `${said}: nobody described this call`);
    const response = operation.responses[status];
    if (!response) return assert.fail(`${said} is not described: ${String(JSON.stringify(body)).slice(0, 300)}`);
    assert.equal(essence(mediaType), essence(describedType(response.content, mediaType)), `${said}: an undescribed media type`);
    if (status >= 400) {
      const codes = response.content?.['application/json']?.schema.allOf?.flatMap(
        ({ properties }) => properties?.error?.properties.code.enum ?? [],
      );
      const { code } = (body as { error: { code: string } }).error;
      assert.ok(codes?.includes(code), `${said} with the code "${code}" is not described; described are ${String(codes)}`);
      return;
    }
    const names = operation.parameters?.filter((parameter) => parameter.in === 'query').map(({ name }) => name) ?? [];
    for (const name of new URLSearchParams(query).keys())
      assert.ok(names.includes(name), `${said}: the parameter "${name}" is not described`);
    assert.ok(!hasBody || operation.requestBody, `${said}: a body is not described`);
  };
}

const essence = (mediaType: string | null): string => (mediaType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The described type that the answer has, or else the first one, which the message then names. */
function describedType(content: Record<string, unknown> = {}, mediaType: string | null): string | null {
  const types = Object.keys(content);
  return types.find((type) => essence(type) === essence(mediaType)) ?? types[0] ?? null;
}

const served = new Map<string, Promise<Describes | undefined>>();

/**
 * By the document that a platform serves; fetched once from each address, or `anew`. Undefined where none is served, or the platform has
 * gone in the meantime.
 */
export async function servedDescription(url: string, anew = false): Promise<Describes | undefined> {
  let found = anew ? undefined : served.get(url);
  if (!found) {
    found = fetch(`${url}/api/openapi.json`).then(async (response) => {
      // A server of a test's own, of some routes only.
      if (response.status === 404) return undefined;
      assert.equal(response.status, 200);
      return createDescribes((await response.json()) as ApiDocument);
    });
    served.set(url, found);
  }
  try {
    return await found;
  } catch (error) {
    served.delete(url);
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
