/** The day of service, which follows from the way and what was recorded of it. */
import type { FieldValue } from '../forms/check-field.ts';
import type { FieldProblem } from '../forms/field-problem.ts';
import { daysAfter, parseCivilDate, type CivilDate } from '../time/civil-date.ts';
import { isServiceWay, SERVED_ON, SERVICE_WAYS } from './ways.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The day on which it happened: signed, left, received, arrived, published. */
export function happenedOn(values: Values): CivilDate | undefined {
  const way = values['method'];
  const day = isServiceWay(way) ? values[SERVICE_WAYS[way].dayField] : undefined;
  return typeof day === 'string' && parseCivilDate(day) !== undefined ? day : undefined;
}

/** By announcement its term has to pass; in every other way it is served on the day on which it happened. */
export function servedOn(values: Values, announcementDays: number): CivilDate | undefined {
  const day = happenedOn(values);
  return day !== undefined && values['method'] === 'announcement' ? daysAfter(day, announcementDays) : day;
}

/** With the day of service among the answers, where they are those of a service. */
export function withServedOn<V extends Record<string, FieldValue>>(values: V, announcementDays: number): V {
  const day = servedOn(values, announcementDays);
  return day === undefined ? values : { ...values, [SERVED_ON]: day };
}

/** What one answer of a service needs of another. */
export function serviceProblems(values: Values, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const [receiver, relation] = [values['substituteReceiver'], values['substituteRelation']];
  if ((receiver === undefined) !== (relation === undefined)) {
    problems.push({
      path: `${path}.${receiver === undefined ? 'substituteReceiver' : 'substituteRelation'}`,
      code: 'substitute-incomplete',
      message: '由他人代收的，代收人和与受送达人的关系都要填写。',
      messageEn: 'Who received instead, and their relation to the addressee, are both needed.',
    });
  }
  if (values['method'] === 'refused' && values['witness'] === undefined && values['leavingRecord'] === undefined) {
    problems.push({
      path: `${path}.witness`,
      code: 'leaving-unproved',
      message: `留置送达须有见证人，或者拍照、录像记录（${SERVICE_WAYS.refused.basis}）。`,
      messageEn: 'What is left after a refusal needs a witness, or photos or video.',
    });
  }
  return problems;
}
