/** Every error of a request ends here as one body: `{ error: { code, message, messageEn, fields? … }, requestId }`. */
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { isUnreachable } from '../database/index.ts';
import { badInput, Refusal, type FieldProblem } from '../errors.ts';
import type { Logger } from '../logger.ts';

export function createErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = toRefusal(error);
    const requestId = String(response.getHeader('X-Request-Id') ?? '');
    if (refusal.status >= 500) logger.error({ requestId, method: request.method, path: request.path, problem: error instanceof Error ? error.stack ?? error.message : String(error) }, 'a request failed');
    if (refusal.status === 503) response.set('Retry-After', '2');
    response.status(refusal.status).json({ error: refusal.toJSON(), requestId });
  };
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) return badInput(error.issues.map(toProblem));
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return new Refusal(413, 'request-too-large', '提交的内容过大，请删减后再提交。', 'The request is too large.');
  if (type === 'entity.parse.failed') return new Refusal(400, 'json-malformed', '提交的内容不是有效的 JSON。', 'The request body is not valid JSON.');
  if (status === 415 || type === 'encoding.unsupported' || type === 'charset.unsupported') return new Refusal(415, 'encoding-unsupported', '不支持该编码，请使用 UTF-8。', 'Unsupported encoding; use UTF-8.');
  if (isUnreachable(error)) {
    return new Refusal(503, 'database-unavailable', '数据库暂时无法访问，您填写的内容未丢失，系统恢复后会自动重试。',
      'The database cannot be reached just now. Nothing was lost; the page tries again by itself.');
  }
  return new Refusal(500, 'internal-error', '系统出现故障，本次操作没有完成。请稍后重试，并将请求编号告知系统管理员。',
    'Something failed inside the platform and nothing was changed. Try again later and quote the request id.');
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  const path = issue.path.map(String).join('.');
  const [code, message] = describe(issue);
  return { path, code, message, messageEn: issue.message };
}

function describe(issue: z.core.$ZodIssue): [string, string] {
  switch (issue.code) {
    case 'invalid_type': return issue.message.includes('undefined') ? ['required', '此项必填。'] : ['wrong-type', '此项类型不正确。'];
    case 'too_small': return ['too-small', '此项过短或过小。'];
    case 'too_big': return ['too-big', '此项过长或过大。'];
    case 'unrecognized_keys': return ['unknown-field', `含有未定义的内容：${issue.keys.join('、').slice(0, 100)}。`];
    default: return ['wrong', '此项不正确。'];
  }
}
