/**
 * Whether running cases may go on under another version of their flowchart: pure, so that the dry run and the execution ask the same.
 *
 * Safe means: every active step of every case has one place in the new flowchart, nobody's work in hand changes hands, and no two steps
 * become one.
 */
import type { FlowchartDescription, StepDescription } from '../../processes/lint/index.ts';

export interface MigrationProblem {
  code: string;
  elementId?: string;
  message: string;
  messageEn: string;
}

export interface ActiveStep {
  id: string;
  elementId: string;
  name: string;
  state: 'open' | 'claimed' | 'decided';
  positionCode: string;
}
export interface RunningCase {
  id: string;
  serial: string;
  steps: ActiveStep[];
}
export interface CheckedCase {
  id: string;
  serial: string;
  steps: { name: string; to: string | null }[];
  ok: boolean;
  problems: MigrationProblem[];
  warnings: MigrationProblem[];
}

type Steps = Pick<FlowchartDescription, 'steps' | 'step'>;

const say = (code: string, message: string, messageEn: string, elementId?: string): MigrationProblem => ({
  code,
  message,
  messageEn,
  ...(elementId === undefined ? {} : { elementId }),
});

/** Steps that have the same id in both flowcharts stay where they are; what the person says comes on top. */
export function completeMapping(from: Steps, to: Steps, given: Readonly<Record<string, string>>): Record<string, string> {
  const same = from.steps.filter(({ elementId }) => to.step(elementId)).map(({ elementId }) => [elementId, elementId]);
  return { ...(Object.fromEntries(same) as Record<string, string>), ...given };
}

/** What is wrong with the mapping itself, whatever the cases. */
export function mappingProblems(from: Steps, to: Steps, mapping: Readonly<Record<string, string>>): MigrationProblem[] {
  const sources = new Map<string, string>();
  return Object.entries(mapping).flatMap(([source, target]): MigrationProblem[] => {
    if (!from.step(source))
      return [say('unknown-source', `原流程图中没有环节“${source}”。`, `The old flowchart has no step "${source}".`, source)];
    if (!to.step(target))
      return [say('unknown-target', `新流程图中没有环节“${target}”。`, `The new flowchart has no step "${target}".`, source)];
    const other = sources.get(target);
    sources.set(target, source);
    return other === undefined
      ? []
      : [
          say(
            'two-to-one',
            `环节“${other}”和“${source}”不能都对应到“${target}”。`,
            `Steps "${other}" and "${source}" cannot both become "${target}".`,
            source,
          ),
        ];
  });
}

export function checkCase(
  { id, serial, steps }: RunningCase,
  from: Steps,
  to: Steps,
  mapping: Readonly<Record<string, string>>,
): CheckedCase {
  const problems: MigrationProblem[] = [];
  const warnings: MigrationProblem[] = [];
  if (!steps.length)
    problems.push(
      say('between-steps', '该办件正在生成文书或者流转，请稍后再试。', 'The case is between two steps just now; try again later.'),
    );
  for (const step of steps) {
    const target = to.step(mapping[step.elementId] ?? '');
    if (step.state === 'decided')
      problems.push(
        say(
          'decision-under-way',
          `环节“${step.name}”已作出意见，正在流转，请稍后再试。`,
          `Step "${step.name}" has just been decided; try again later.`,
          step.elementId,
        ),
      );
    else if (!target)
      problems.push(
        say(
          'step-unmapped',
          `正在办理的环节“${step.name}”在新流程图中没有对应的环节。`,
          `The step "${step.name}" under way has no place in the new flowchart.`,
          step.elementId,
        ),
      );
    else compare(step, from.step(step.elementId), target, problems, warnings);
  }
  return {
    id,
    serial,
    steps: steps.map(({ name, elementId }) => ({ name, to: to.step(mapping[elementId] ?? '')?.name ?? null })),
    ok: problems.length === 0,
    problems,
    warnings,
  };
}

function compare(
  step: ActiveStep,
  before: StepDescription | undefined,
  target: StepDescription,
  problems: MigrationProblem[],
  warnings: MigrationProblem[],
): void {
  if (target.position !== step.positionCode) {
    const changed = say(
      'position-differs',
      `环节“${step.name}”由岗位“${step.positionCode}”改为“${target.position}”。`,
      `Step "${step.name}" moves from position "${step.positionCode}" to "${target.position}".`,
      step.elementId,
    );
    // Work in hand must not change hands unseen.
    if (step.state === 'claimed') problems.push({ ...changed, code: 'claimed-elsewhere' });
    else warnings.push(changed);
  }
  // The period of an open step runs as it was begun, and what the law then gives was decided with it.
  if (JSON.stringify(before?.limitPassed ?? null) !== JSON.stringify(target.limitPassed)) {
    problems.push(
      say(
        'period-differs',
        `环节“${step.name}”到期的后果或者期限不同，不能对应；请待该环节办理后再迁移。`,
        `What follows when the limit of step "${step.name}" passes differs; move the case once the step is decided.`,
        step.elementId,
      ),
    );
  }
  if (before?.stage && target.stage && before.stage !== target.stage) {
    problems.push(
      say(
        'stage-differs',
        `环节“${step.name}”的法定阶段不同，不能对应。`,
        `Step "${step.name}" is another stage in law; it cannot become that one.`,
        step.elementId,
      ),
    );
  }
}
