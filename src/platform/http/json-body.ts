/** Reads JSON bodies; refuses other kinds, too large ones and those nested so deeply that walking them would fail. */
import express, { type RequestHandler } from 'express';
import { Refusal } from '../errors.ts';

/** Largest request body; a flowchart of 1 MB and its JSON quoting fit. */
const LIMIT = '2mb';
/** Files come as base64 inside JSON: a third more than the file (`IMPORT_LIMITS`). */
const FILE_LIMIT = '22mb';
const FILE_PATHS = /^\/(api\/)?registry\/imports$/;
const DEEPEST = 64;

const refuseOtherKinds: RequestHandler = (request, _response, next) => {
  const hasBody = request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0;
  if (hasBody && !request.is('application/json')) throw new Refusal(415, 'json-expected', '请以 JSON 格式提交。', 'Send the body as application/json.');
  next();
};

const refuseDeepNesting: RequestHandler = (request, _response, next) => {
  if (nestsDeeperThan(request.body, DEEPEST)) throw new Refusal(400, 'json-too-deep', '提交的内容嵌套过深。', `The body nests deeper than ${DEEPEST} levels.`);
  next();
};

const [ordinary, withFile] = [express.json({ limit: LIMIT }), express.json({ limit: FILE_LIMIT })];
const read: RequestHandler = (request, response, next) => (FILE_PATHS.test(request.path) ? withFile : ordinary)(request, response, next);

export const jsonBody: RequestHandler[] = [refuseOtherKinds, read, refuseDeepNesting];

/** Level by level, because recursion is what deep nesting breaks. */
export function nestsDeeperThan(value: unknown, limit: number): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; level.length; depth += 1) {
    if (depth >= limit) return true;
    level = level.flatMap((one) => Object.values(one)).filter(isContainer);
  }
  return false;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
