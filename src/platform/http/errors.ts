/** Every error of a request ends here as one body: `{ error: { code, message, messageEn, fields? … }, requestId }`. */
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { CalendarYearMissing } from '../../../domain/calendar/calendar.ts';
import { isStorageFull, isUnreachable } from '../database/index.ts';
import { badInput, Refusal } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { inputProblems } from './input-problems.ts';

export function createErrorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const refusal = toRefusal(error);
    const requestId = String(response.getHeader('X-Request-Id') ?? '');
    if (refusal.status >= 500)
      logger.error(
        {
          requestId,
          method: request.method,
          path: request.path,
          problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
        },
        'a request failed',
      );
    // Half an answer is no answer: cutting the connection tells the page so.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (refusal.status === 503) response.set('Retry-After', '2');
    response.status(refusal.status).json({ error: refusal.toJSON(), requestId });
  };
}

/** What Express and its parsers throw names its kind in `type`. */
const BODY_FAULTS: Record<string, () => Refusal> = {
  'entity.too.large': () => new Refusal(413, 'request-too-large', '提交的内容过大，请删减后再提交。', 'The request is too large.'),
  'entity.parse.failed': () => new Refusal(400, 'json-malformed', '提交的内容不是有效的 JSON。', 'The request body is not valid JSON.'),
  'encoding.unsupported': () => encodingUnsupported(),
  'charset.unsupported': () => encodingUnsupported(),
};

const encodingUnsupported = (): Refusal =>
  new Refusal(415, 'encoding-unsupported', '不支持该编码，请使用 UTF-8。', 'Unsupported encoding; use UTF-8.');

/** Never guessed, and no fault: somebody has to load the year. */
const yearMissing = (year: number): Refusal =>
  new Refusal(
    422,
    'calendar-year-missing',
    `${year} 年的工作日历尚未载入，无法计算。请由牵头部门载入后再试。`,
    `The working-day calendar of ${year} is not loaded, so that nothing can be counted there. The lead office loads it.`,
    { details: { year } },
  );

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof CalendarYearMissing) return yearMissing(error.year);
  if (error instanceof z.ZodError) return badInput(inputProblems(error.issues));
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  const bodyFault = typeof type === 'string' ? BODY_FAULTS[type] : undefined;
  if (bodyFault) return bodyFault();
  if (isStorageFull(error)) {
    return new Refusal(
      503,
      'storage-full',
      '服务器磁盘已满，本次操作没有保存。您填写的内容未丢失，腾出空间后会自动重试；请通知系统管理员。',
      'The disk of the server is full and nothing was saved. What you filled in is kept, and the page tries again by itself; tell the administrator.',
    );
  }
  if (isUnreachable(error)) {
    return new Refusal(
      503,
      'database-unavailable',
      '数据库暂时无法访问，您填写的内容未丢失，系统恢复后会自动重试。',
      'The database cannot be reached just now. Nothing was lost; the page tries again by itself.',
    );
  }
  // A bad escape in the address, a body cut short, and the like: the request's fault, not ours.
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Refusal(status, 'bad-request', '请求的格式不正确。', 'The request is malformed.');
  return new Refusal(
    500,
    'internal-error',
    '系统出现故障，本次操作没有完成。请稍后重试，并将请求编号告知系统管理员。',
    'Something failed inside the platform and nothing was changed. Try again later and quote the request id.',
  );
}
