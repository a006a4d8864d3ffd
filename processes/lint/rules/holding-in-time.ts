import { HEADERS } from '../../../domain/contract.ts';
import type { Stage } from '../../../domain/registry/stages.ts';
import { followMarks, type MarkEvent } from '../marks.ts';
import { called, calledEn, tooComplex, type RegistryRule } from '../rule.ts';

/** QZ19. */
const HOURS_TO_APPROVE = 24;
/** What is only handed over takes no part of the time that the law gives for deciding. */
const HANDING_OVER: ReadonlySet<Stage> = new Set<Stage>(['service', 'notification']);

/**
 * QZ19, QZ25, QZ27, QZ28: what was sealed or seized is dealt with or released in its time, on every path. A step at which it is only held
 * has the end of that time on its border; while it is tested the time stands still. A measure in an emergency is approved within 24
 * hours, which stand on the border of the approving step.
 */
export const holdingInTime: RegistryRule = {
  name: 'holding-in-time',
  check({ chart, entry }, report) {
    if (entry.category !== 'compulsion') return;
    const reported = new Set<string>();
    const once = (event: MarkEvent, what: string, message: string, messageEn: string): void => {
      const key = `${what} ${event.node.id}`;
      if (!reported.has(key)) report(event.node.id, message, messageEn);
      reported.add(key);
    };
    const marks = [
      'effect:hold',
      'effect:suspend',
      'effect:release',
      'effect:impose',
      'effect:spare',
      'document:compulsion-decision',
    ] as const;
    const resets = { 'effect:resume': ['effect:suspend'], 'effect:release': ['effect:hold'], 'effect:spare': ['effect:hold'] } as const;
    const finished = followMarks(chart, { marks: [...marks, 'effect:resume'], resets }, (event) => {
      const { node, kind, stage, has, effect } = event;
      if (!has('effect:hold')) {
        if (effect === 'release')
          once(
            event,
            'nothing',
            `有路径到${called(node)}时没有查封、扣押在先（依据 QZ27）。`,
            `A path releases at ${calledEn(node)} what is not held (QZ27).`,
          );
        if (kind === 'close' && has('document:compulsion-decision') && !has('effect:release') && !has('effect:spare'))
          once(
            event,
            'unmeasured',
            `有路径作出了查封（扣押）决定，到${called(node)}时却没有起算查封、扣押期限（依据 QZ25）。`,
            `A path decides to seal or seize, but at ${calledEn(node)} no time of holding was ever begun (QZ25).`,
          );
        return;
      }
      if (kind === 'close')
        once(
          event,
          'held',
          `有路径没有处理或者解除查封、扣押就到了${called(node)}（依据 QZ27、QZ28）。`,
          `A path reaches ${calledEn(node)} while goods are held: they are dealt with or released first (QZ27, QZ28).`,
        );
      if (kind !== 'step' || has('effect:suspend')) return;
      if (!has('effect:impose')) approvesInTime(event, once);
      else if (!isTimed(event) && !(stage && HANDING_OVER.has(stage)))
        once(
          event,
          'untimed',
          `查封、扣押期间的环节${called(node)}没有画出期限届满的去向（依据 QZ25、QZ28）。`,
          `Goods are held at step ${calledEn(node)}, but nothing is drawn for the end of their time (QZ25, QZ28).`,
        );
    });
    if (!finished) tooComplex(report);
  },
};

const isTimed = ({ node }: MarkEvent): boolean => node.borderTimer?.headers[HEADERS.clock] === 'holding';

function approvesInTime(event: MarkEvent, once: (event: MarkEvent, what: string, message: string, messageEn: string) => void): void {
  const { node, effect } = event;
  const period = node.borderTimer?.period;
  if (effect !== 'impose' || (period?.unit === 'hour' && period.count <= HOURS_TO_APPROVE)) return;
  once(
    event,
    'hours',
    `紧急情况下当场实施的，环节${called(node)}应当画出二十四小时内补办批准的期限（依据 QZ19）。`,
    `What was done in an emergency is approved within 24 hours; draw them on the border of ${calledEn(node)} (QZ19).`,
  );
}
