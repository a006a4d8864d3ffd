import { many, text } from '../../../domain/flowchart/moddle.ts';
import { processesOf } from '../../../domain/flowchart/flowchart.ts';
import type { RegistryRule } from '../rule.ts';

/**
 * R10, R5: a power has exactly one process, executable, whose id is the one in the registry; no pool, no second
 * process, so that what was confirmed is all that runs.
 */
export const processMatchesEntry: RegistryRule = {
  name: 'process-matches-entry',
  check({ definitions, chart, entry }, report) {
    const { process } = chart;
    const processes = processesOf(definitions);
    if (processes.length > 1 && processes[0] === process) {
      report(
        undefined,
        `流程图应当只有一个流程，现有 ${processes.length} 个。`,
        `A flowchart has one process; this one has ${processes.length}.`,
      );
    }
    if (process.id !== entry.processId) {
      report(
        undefined,
        `流程标识“${process.id ?? ''}”与权力库登记的“${entry.processId}”不一致。`,
        `The process id "${process.id ?? ''}" is not the registered one, "${entry.processId}".`,
        process.id !== undefined && processes.length === 1
          ? { repair: { kind: 'set-property', elementId: process.id, property: 'id', value: entry.processId } }
          : undefined,
      );
    }
    if (process['isExecutable'] !== true) {
      report(
        undefined,
        '流程没有设置为可执行。',
        'The process is not marked as executable.',
        process.id === undefined
          ? undefined
          : { repair: { kind: 'set-property', elementId: process.id, property: 'isExecutable', value: true } },
      );
    }
    for (const element of many(definitions, 'rootElements')) {
      if (element.$type === 'bpmn:Process' || processes[0] !== process) continue;
      report(
        element.id,
        `内部流程图不得含有“${text(element, 'name') ?? element.$type.slice(5)}”，只允许一个流程。`,
        `An internal flowchart may not contain ${element.$type.slice(5)}; only one process is allowed.`,
      );
    }
  },
};
