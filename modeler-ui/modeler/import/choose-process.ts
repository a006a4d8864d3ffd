import { processesOf } from '../../../domain/flowchart/flowchart.ts';
import { many, one, type ModdleElement } from '../../../domain/flowchart/moddle.ts';
import type { Notes } from './notes.ts';
import { plainName } from './plain-text.ts';

/** Root elements that say nothing about the flow: messages, errors, signals, data and interface definitions. */
const SILENT = /(?:Message|Error|Signal|Escalation|ItemDefinition|Category|DataStore|Interface|Resource|Import)$/;

/**
 * A power has one flowchart: of several pools the first with something in it is taken, pools themselves and messages between
 * them go (R10).
 */
export function chooseProcess(definitions: ModdleElement, notes: Notes): ModdleElement | undefined {
  const processes = processesOf(definitions);
  const collaborations = many(definitions, 'rootElements').filter(({ $type }) => $type === 'bpmn:Collaboration');
  const participants = collaborations.flatMap((collaboration) => many(collaboration, 'participants'));
  const inPools = participants.map((participant) => one(participant, 'processRef')).filter((found) => found !== undefined);
  const ordered = [...new Set([...inPools, ...processes])];
  const chosen = ordered.find(hasFlow) ?? ordered[0];
  const nameOf = (process: ModdleElement): string =>
    plainName(participants.find((participant) => one(participant, 'processRef') === process)?.name || process.name || process.id || '');

  for (const other of ordered.filter((process) => process !== chosen && hasFlow(process))) {
    notes.add(
      'dropped',
      '一个事项只有一个流程，以下流程没有导入：{names}。',
      'A power has one process; these were left out: {names}.',
      nameOf(other),
    );
  }
  if (participants.length > 0)
    notes.add(
      'dropped',
      '泳池框已去掉，其中的流程保留：{names}。',
      'Pool frames were taken away, the process in them is kept: {names}.',
      chosen && nameOf(chosen),
    );
  const messageFlows = collaborations.reduce((sum, collaboration) => sum + many(collaboration, 'messageFlows').length, 0);
  if (messageFlows > 0)
    notes.add('dropped', `${messageFlows} 条泳池之间的消息流没有导入。`, `${messageFlows} message flows between pools were left out.`);
  const silent = many(definitions, 'rootElements').filter(({ $type }) => SILENT.test($type)).length;
  if (silent > 0)
    notes.add(
      'dropped',
      `${silent} 项消息、错误、信号或者数据定义没有导入。`,
      `${silent} definitions of messages, errors, signals or data were left out.`,
    );
  return chosen;
}

const hasFlow = (process: ModdleElement): boolean => many(process, 'flowElements').length > 0;
