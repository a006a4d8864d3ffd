/**
 * Questions aside: lists, searches, figures and exports, whose cost grows with the city, never hold up decisions, signals and sweeps. On
 * SQLite they run in threads of their own, on a server over connections of their own; both have a limit of time (docs/adr/0025-aside.md).
 */
import { Refusal } from '../errors.ts';

export const questionTooCostly = (): Refusal =>
  new Refusal(
    503,
    'question-too-costly',
    '该查询没有在限定的时间和内存内完成，请缩小筛选范围后再试。',
    'The question was not answered within the limits of time and memory. Narrow the filter and ask again.',
  );

export const questionsBusy = (): Refusal =>
  new Refusal(
    503,
    'questions-busy',
    '当前查询较多或者刚刚中断，请稍后再试。',
    'Many questions are being answered just now, or one was cut short; ask again in a moment.',
  );
