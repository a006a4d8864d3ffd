/** Reads JSON bodies; refuses other kinds, too large ones and those nested so deeply that walking them would fail. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { fileTooLarge, Refusal } from '../errors.ts';

/** Largest request body; a flowchart of 1 MB and its JSON quoting fit. */
const LIMIT = '2mb';
/** Whole spreadsheets of powers come as base64 inside JSON: a third more than the file (`IMPORT_LIMITS`). */
const IMPORT_LIMIT = '22mb';
const IMPORT_PATHS = /^\/(api\/)?registry\/imports$/;
/** So do files of matters. */
const inJson = (fileBytes: number): number => Math.ceil(fileBytes / 3) * 4 + 4_096;
const FILE_PATHS = /^\/(api\/)?matters\/[^/]+\/(late-)?files$/;
const DEEPEST = 64;
/** Fields, items and objects together; the largest entry that we ship has 864. */
const MOST_VALUES = 20_000;

const digests = new WeakMap<IncomingMessage, string>();
const keepDigest = (request: IncomingMessage, _response: unknown, body: Buffer): void => {
  digests.set(request, createHash('sha256').update(body).digest('hex'));
};
/** SHA-256 of the bytes of a request's body; empty without one. Of bytes, because writing 20 MB as text once more takes half a second. */
export const bodyDigest = (request: IncomingMessage): string => digests.get(request) ?? '';

const refuseOtherKinds: RequestHandler = (request, _response, next) => {
  const hasBody = request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0;
  if (hasBody && !request.is('application/json'))
    throw new Refusal(415, 'json-expected', '请以 JSON 格式提交。', 'Send the body as application/json.');
  next();
};

const refuseCostlyShapes: RequestHandler = (request, _response, next) => {
  if (nestsDeeperThan(request.body, DEEPEST))
    throw new Refusal(400, 'json-too-deep', '提交的内容嵌套过深。', `The body nests deeper than ${DEEPEST} levels.`);
  if (holdsMoreThan(request.body, MOST_VALUES)) {
    throw new Refusal(
      413,
      'json-too-many-values',
      '提交的内容项数过多，请分批提交。',
      `The body holds more than ${MOST_VALUES} values. Send it in parts.`,
    );
  }
  next();
};

/** `largestFile`: bytes of the largest file that may be attached to a matter; more is refused and none of it kept. */
export function createJsonBody(largestFile: number): RequestHandler[] {
  const ordinary = express.json({ limit: LIMIT, verify: keepDigest });
  const withImport = express.json({ limit: IMPORT_LIMIT, verify: keepDigest });
  const withFile = express.json({ limit: inJson(largestFile), verify: keepDigest });
  const read: RequestHandler = (request, response, next) => {
    if (!FILE_PATHS.test(request.path)) return (IMPORT_PATHS.test(request.path) ? withImport : ordinary)(request, response, next);
    if (Number(request.get('Content-Length') ?? 0) <= inJson(largestFile)) return withFile(request, response, next);
    // Let pass and not kept: a line that is cut while the page still sends would hide the answer from it.
    request.resume().once('end', () => next(fileTooLarge(largestFile)));
  };
  return [refuseOtherKinds, read, refuseCostlyShapes];
}

/** Whether there are more values than may be: what checks them one by one, and says of each what is wrong, takes as long as there are. */
export function holdsMoreThan(value: unknown, most: number): boolean {
  const waiting = [value];
  for (let seen = 0; waiting.length;) {
    const one = waiting.pop();
    if (!isContainer(one)) continue;
    const inside: unknown[] = Array.isArray(one) ? one : Object.values(one);
    seen += inside.length;
    if (seen > most) return true;
    for (const next of inside) if (isContainer(next)) waiting.push(next);
  }
  return false;
}

/** Level by level, because recursion is what deep nesting breaks. */
export function nestsDeeperThan(value: unknown, limit: number): boolean {
  let level = [value].filter(isContainer);
  for (let depth = 0; level.length; depth += 1) {
    if (depth >= limit) return true;
    // Only what can nest is carried along: a list may hold a million numbers.
    level = level.flatMap((one) => (Array.isArray(one) ? one : Object.values(one)).filter(isContainer));
  }
  return false;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
