/**
 * Refusals: typed errors with an HTTP status and a stable code (style.md, habit 5).
 *
 * A refusal is an answer, not a fault. It says what happened, where, and what to do, in Chinese and English;
 * whoever reports it quotes the code. Faults are ordinary errors and propagate.
 */

/** One thing wrong with one input. `path` is dotted, e.g. `party.idNumber`. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
  messageEn: string;
}

export interface RefusalOptions {
  fields?: FieldProblem[];
  /** What the reader can do now. */
  hint?: string;
  hintEn?: string;
  /** Machine-readable facts, e.g. who decided first. Never secrets, never party data. */
  details?: Record<string, unknown>;
}

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
    return { code: this.code, message: this.message, messageEn: this.messageEn, ...this.options };
  }
}

export const badInput = (fields: FieldProblem[]): Refusal =>
  new Refusal(422, 'invalid-input', '填写的内容有误，请按提示修改后重新提交。已填内容未丢失。',
    'Some input is not valid. Correct the fields named below and submit again; nothing was lost.', { fields });

export const notFound = (what: string, whatEn: string): Refusal =>
  new Refusal(404, 'not-found', `没有找到${what}，或您无权查看。`, `No such ${whatEn}, or you may not see it.`);

export const forbidden = (action: string): Refusal =>
  new Refusal(403, 'forbidden', '您没有进行此操作的权限。', 'You are not permitted to do this.', { details: { action } });

export const conflict = (code: string, message: string, messageEn: string, details?: Record<string, unknown>): Refusal =>
  new Refusal(409, code, message, messageEn, details ? { details } : {});
