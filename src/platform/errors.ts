/**
 * Refusals: typed errors with an HTTP status and a stable code.
 *
 * A refusal is an answer, not a fault. It says what happened, where, and what to do, in Chinese and English;
 * whoever reports it quotes the code. Faults are ordinary errors and propagate.
 */
import type { FieldProblem } from '../../domain/forms/field-problem.ts';

export interface RefusalOptions {
  fields?: FieldProblem[];
  /** What the reader can do now. */
  hint?: string;
  hintEn?: string;
  /** Machine-readable facts, e.g. who decided first. Never secrets, never party data. */
  details?: Record<string, unknown>;
}

/** Nobody corrects more at once, and an answer must not be larger than what was sent; the rest shows when these are corrected. */
const MOST_FIELDS = 200;

export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** Stable, kebab-case; part of the public API. */
    readonly code: string,
    message: string,
    readonly messageEn: string,
    readonly options: RefusalOptions = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }

  toJSON(): Record<string, unknown> {
    const { fields, ...options } = this.options;
    return {
      ...{ code: this.code, message: this.message, messageEn: this.messageEn },
      ...(fields ? { fields: fields.slice(0, MOST_FIELDS) } : {}),
      ...options,
    };
  }
}

export const badInput = (fields: FieldProblem[]): Refusal =>
  new Refusal(
    422,
    'invalid-input',
    '填写的内容有误，请按提示修改后重新提交。已填内容未丢失。',
    'Some input is not valid. Correct the fields named below and submit again; nothing was lost.',
    { fields },
  );

export const notFound = (what: string, whatEn: string): Refusal =>
  new Refusal(404, 'not-found', `没有找到${what}，或您无权查看。`, `No such ${whatEn}, or you may not see it.`);

export const forbidden = (action: string): Refusal =>
  new Refusal(403, 'forbidden', '您没有进行此操作的权限。', 'You are not permitted to do this.', { details: { action } });

export const conflict = (code: string, message: string, messageEn: string, details?: Record<string, unknown>): Refusal =>
  new Refusal(409, code, message, messageEn, details ? { details } : {});

export const fileTooLarge = (largestBytes: number): Refusal => {
  const megabytes = Math.floor(largestBytes / 1024 / 1024);
  return new Refusal(
    413,
    'file-too-large',
    `文件过大，每个附件最大 ${megabytes} MB，请压缩或者拆分后再上传。`,
    `The file is too large; a file may have ${megabytes} MB. Compress or split it.`,
  );
};
