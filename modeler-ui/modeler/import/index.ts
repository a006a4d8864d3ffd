import { MAX_NAME_LENGTH } from '../../../domain/text/text-safety.ts';
import type { BpmnProblem } from '../../../domain/flowchart/problems.ts';
import { readBpmn } from '../../../domain/flowchart/read-bpmn.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { arrange } from '../layout/arrange.ts';
import { chooseProcess } from './choose-process.ts';
import { findOutcomes } from './find-outcomes.ts';
import { findPositions } from './find-positions.ts';
import type { Graph, NodeKind } from './graph.ts';
import { Notes, type ImportNote } from './notes.ts';
import { plainName } from './plain-text.ts';
import { readDrawing } from './read-drawing.ts';
import { readForeignBpmn } from './read-foreign.ts';
import { documentationOf, readGraph } from './read-graph.ts';
import { safeIds } from './safe-ids.ts';
import { giveSplitsGateways } from './split-gateways.ts';
import { tellForeign } from './tell-foreign.ts';
import { writeXml } from './write-xml.ts';

export type ImportResult = { ok: true; xml: string; notes: ImportNote[] } | { ok: false; problems: BpmnProblem[] };

/**
 * Makes a flowchart of this power out of a diagram that any tool made, with a report of what was left out or changed.
 *
 * The result is built anew and read by the strict reader before anybody sees it: what the server would refuse is refused here.
 */
export async function importForeignBpmn(input: string | Uint8Array, entry: RegistryEntry): Promise<ImportResult> {
  const read = await readForeignBpmn(input);
  if (!read.ok) return read;
  const notes = new Notes();
  const process = chooseProcess(read.definitions, notes);
  if (!process) return { ok: false, problems: [] };
  if (read.encoding !== 'utf-8')
    notes.add(
      'converted',
      `文件编码由 ${read.encoding} 转换为 UTF-8，请核对文字。`,
      `The file's encoding was changed from ${read.encoding} to UTF-8; check its texts.`,
    );
  for (const words of read.unread)
    notes.add('dropped', '无法识别的内容没有导入：{names}。', 'What could not be understood was left out: {names}.', words);
  const graph = readGraph(process, readDrawing(read.definitions), notes);
  giveSplitsGateways(graph, notes);
  findPositions(graph, process, entry, notes);
  findOutcomes(graph, notes);
  tellForeign(read.definitions, process, notes);
  safeIds(graph, entry.processId);
  if (process.id !== entry.processId || plainName(process.name ?? '') !== entry.powerName.slice(0, MAX_NAME_LENGTH)) {
    notes.add(
      'converted',
      `流程的标识和名称改为本事项的：${entry.processId}，${entry.powerName}。`,
      `The process got this power's id and name: ${entry.processId}, ${entry.powerNameEn}.`,
    );
  }
  if ([...graph.nodes.values()].some(({ box }) => !box)) place(graph, notes);
  const xml = await writeXml(graph, entry, documentationOf(process));
  const checked = await readBpmn(xml);
  return checked.ok ? { ok: true, xml, notes: notes.list() } : { ok: false, problems: checked.problems };
}

/** A file without a drawing, or with elements that have no place, is arranged anew as a whole. */
function place(graph: Graph, notes: Notes): void {
  const nodes = [...graph.nodes.values()];
  const { boxes, points } = arrange(
    nodes.map(({ id, kind, attachedTo }) => ({ id, ...SIZES[kind], ...(attachedTo === undefined ? {} : { attachedTo }) })),
    graph.flows,
  );
  for (const node of nodes) Object.assign(node, { box: boxes.get(node.id), label: undefined });
  for (const flow of graph.flows) Object.assign(flow, { points: points.get(flow.id), label: undefined });
  for (const text of graph.texts) text.box = undefined;
  notes.add('converted', '图形已自动排列。', 'The drawing was arranged anew.');
}

const TASK = { width: 100, height: 80 };
const GATEWAY = { width: 50, height: 50 };
const EVENT = { width: 36, height: 36 };
const SIZES: Readonly<Record<NodeKind, { width: number; height: number }>> = {
  start: EVENT,
  end: EVENT,
  step: TASK,
  task: TASK,
  'border-timer': EVENT,
  'waiting-period': EVENT,
  choice: GATEWAY,
  parallel: GATEWAY,
  pass: TASK,
};
