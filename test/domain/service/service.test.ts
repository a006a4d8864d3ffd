/** Ways of service, the day that follows from each, and what each needs (CF61, QZ38). */
import assert from 'node:assert/strict';
import { checkFormValues } from '../../../domain/forms/form-values.ts';
import type { FormField } from '../../../domain/contract.ts';
import { WorkingCalendar } from '../../../domain/calendar/calendar.ts';
import { seedCalendarYears } from '../../../domain/calendar/seed-calendar-years.ts';
import { isServiceForm, serviceFields, withService } from '../../../domain/service/service-form.ts';
import { servedOn } from '../../../domain/service/served-on.ts';
import { lastDayOf, termsTold } from '../../../domain/service/terms-after.ts';

const FIELDS = serviceFields(30);
const problems = (values: Record<string, unknown>): string[] =>
  checkFormValues(FIELDS, values, 'fields').problems.map(({ path, code }) => `${path.slice(7)}:${code}`);

const SIGNED = { method: 'signed', recipient: '王建国', place: '本机关窗口', signedOn: '2026-11-23' };
const LEFT = { method: 'refused', recipient: '王建国', place: '住所', refusalReason: '不认可', leftOn: '2026-11-23' };
const ANNOUNCED = {
  ...{ method: 'announcement', recipient: '王建国', announcementReason: 'unknown-whereabouts', whereabouts: '住所无人，邻居不知去向' },
  ...{ announcementPlace: '《阳城日报》', announcedOn: '2026-11-02' },
};

describe('The day of service', () => {
  for (const [way, values, day] of [
    ['in person: when it was signed', SIGNED, '2026-11-23'],
    ['left: when it was left', LEFT, '2026-11-23'],
    ['by mail: by the return receipt', { method: 'mail', postReceivedOn: '2026-11-20' }, '2026-11-20'],
    ['entrusted: when it was signed', { method: 'entrusted', signedOn: '2026-11-20' }, '2026-11-20'],
    ['electronically: when it arrived', { method: 'electronic', arrivedOn: '2026-11-20' }, '2026-11-20'],
    ['announced: when its term has passed', ANNOUNCED, '2026-12-02'],
  ] as const)
    it(`${way}`, () => assert.equal(servedOn(values, 30), day));

  it('is of the day that its own way asks for, whatever else was typed', () => {
    assert.equal(servedOn({ method: 'mail', signedOn: '2026-11-20' }, 30), undefined);
    assert.equal(servedOn({ ...SIGNED, deliveredOn: '2020-01-01' }, 30), '2026-11-23');
  });
});

describe('A service', () => {
  it('asks each way for its own evidence', () => {
    assert.deepEqual(problems(SIGNED), []);
    assert.deepEqual(problems({ method: 'signed', recipient: '王建国' }), ['place:required', 'signedOn:required']);
    assert.deepEqual(problems({ method: 'mail', recipient: '王建国' }), ['trackingNumber:required', 'postReceivedOn:required']);
    assert.deepEqual(problems({ method: 'entrusted', recipient: '王建国', place: '县城', signedOn: '2026-11-23' }), [
      'entrustedTo:required',
    ]);
    assert.deepEqual(problems(ANNOUNCED), []);
  });

  it('left after a refusal needs a witness or a recording', () => {
    assert.deepEqual(problems(LEFT), ['witness:leaving-unproved']);
    assert.deepEqual(problems({ ...LEFT, witness: '赵敏，学府路居委会主任' }), []);
    assert.deepEqual(problems({ ...LEFT, leavingRecord: 'SP-2026-118' }), []);
  });

  it('names who received instead only together with the relation', () => {
    assert.deepEqual(problems({ ...SIGNED, substituteReceiver: '李梅' }), ['substituteRelation:substitute-incomplete']);
    assert.deepEqual(problems({ ...SIGNED, substituteReceiver: '李梅', substituteRelation: 'adult-family' }), []);
  });

  it('keeps nothing that another way would have been asked for', () => {
    const { values } = checkFormValues(FIELDS, { ...SIGNED, trackingNumber: 'EM1', deliveredOn: '2020-01-01' }, 'fields');
    assert.deepEqual(Object.keys(values).sort(), ['method', 'place', 'recipient', 'signedOn']);
  });
});

describe('A form of service of any age', () => {
  const old: FormField[] = [
    { key: 'method', label: '送达方式', type: 'choice', required: true, options: [{ value: 'signed', label: '直接送达（签收）' }] },
    { key: 'recipient', label: '受送达人', type: 'text', required: true },
    { key: 'deliveredOn', label: '送达日期', type: 'date', required: true },
    { key: 'returned', label: '退还的财物', type: 'long-text' },
  ];

  it('asks what the law asks for now, and keeps its other fields', () => {
    const fields = withService(old, 30);
    assert.equal(fields.filter(({ key }) => key === 'recipient').length, 1);
    assert.equal(fields.at(-1)?.key, 'returned');
    assert.equal(fields.find(({ key }) => key === 'deliveredOn')?.derived, true);
  });

  it('is one that asks for way and day; a day alone is a fact like others', () => {
    assert.equal(isServiceForm(old), true);
    const day = old.slice(2, 3);
    assert.equal(withService(day, 30), day);
  });
});

describe('What runs from a service', () => {
  const calendar = new WorkingCalendar(seedCalendarYears());
  const told =
    '可以自收到本决定书之日起六十日内向阳城市人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向有管辖权的人民法院提起行政诉讼。';

  it('is what the paper tells the party', () => {
    assert.deepEqual(
      termsTold(told).map(({ count, unit }) => [count, unit]),
      [
        [60, 'day'],
        [6, 'month'],
      ],
    );
    assert.deepEqual(termsTold('本通知书一式两份。'), []);
  });

  it('ends on a working day', () => {
    const [term] = termsTold(told);
    // 2026-08-09 and 60 days are 2026-10-08; 2026-08-01 and 60 days are 2026-09-30.
    assert.equal(term && lastDayOf(term, '2026-08-01', calendar), '2026-09-30');
    assert.equal(term && lastDayOf(term, '2026-08-04', calendar), '2026-10-08');
  });
});
