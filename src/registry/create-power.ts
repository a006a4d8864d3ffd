/**
 * A new power as draft 1, from a skeleton or from an empty drawing (R6a, R7a). Its code and process id are unique for ever: a power that
 * was abolished keeps its row, so that nothing can take its code.
 */
import { randomUUID } from 'node:crypto';
import type { RegistryEntry } from '../../domain/registry/registry-entry.ts';
import { validateRegistryEntry } from '../../domain/registry/registry-entry-schema.ts';
import { drawingOf } from './skeletons.ts';
import { permit, type Person } from '../platform/auth/index.ts';
import type { Database } from '../platform/database/index.ts';
import { powerCodeProblem, type PowerCodeRule } from '../../domain/registry/power-code.ts';
import { badInput, conflict } from '../platform/errors.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import type { RecordBook } from '../platform/record/index.ts';
import type { Time } from '../platform/time/time.ts';
import { hashOfFlowchart, type RegistryService } from './service.ts';
import type { VersionRow } from './store.ts';

export interface CreatePowerDependencies {
  database: Database;
  registry: RegistryService;
  record: RecordBook;
  time: Time;
  /** Code and names of an organ; undefined where there is none. */
  organ: (id: string) => Promise<{ code: string; name: string; districtId: string | null } | undefined>;
  /** What a power code must look like (docs/law.md, "Power codes"). */
  codeRule: PowerCodeRule;
}

export type CreatePower = (person: Person, power: { basics: unknown; skeleton: string | null }) => Promise<VersionRow>;

const problem = (path: string, code: string, message: string, messageEn: string): FieldProblem => ({
  path: `basics.${path}`,
  code,
  message,
  messageEn,
});

export function createCreatePower({ database, registry, record, time, organ, codeRule }: CreatePowerDependencies): CreatePower {
  return async (person, { basics, skeleton }) => {
    const checked = validateRegistryEntry(basics);
    if (!checked.ok) throw badInput(checked.problems.map((found) => ({ ...found, path: `basics.${found.path}` })));
    const owner = await organ(checked.entry.organ.id);
    if (!owner) throw badInput([problem('organ.id', 'unknown-organ', '没有这个行政机关。', 'There is no such organ.')]);
    permit(person, 'registry.edit', { organId: checked.entry.organ.id, districtId: owner.districtId });
    const entry: RegistryEntry = { ...checked.entry, organ: { id: checked.entry.organ.id, name: owner.name } };
    refuseCode(entry.powerCode, owner.code);
    const xml = drawing(entry, skeleton);
    return database.write(async () => {
      await refuseTaken(entry);
      const at = time.now().getTime();
      await registry.store.insertPower({
        id: entry.processId,
        code: entry.powerCode,
        name: entry.powerName,
        name_en: entry.powerNameEn,
        category: entry.category,
        organ_id: entry.organ.id,
        process_id: entry.processId,
        created_at: at,
      });
      const version: VersionRow = {
        id: randomUUID(),
        power_id: entry.processId,
        number: 1,
        state: 'draft',
        basics: JSON.stringify(entry),
        bpmn_xml: xml,
        bpmn_hash: hashOfFlowchart(xml),
        lock_version: 1,
        created_by: person.id,
        created_at: at,
        cause: null,
        cause_date: null,
        declared_by: null,
        declared_at: null,
        reviewed_by: null,
        reviewed_at: null,
        opinion: null,
        process_definition_key: null,
        process_version: null,
        published_at: null,
      };
      await registry.store.insertVersion(version);
      await registry.store.addEvent(version.id, 'create', at, person.id, skeleton ? `由模板“${skeleton}”新建` : '新建');
      record.append({
        kind: 'registry-create',
        actorId: person.id,
        payload: { powerCode: entry.powerCode, versionId: version.id, number: 1, skeleton },
      });
      return version;
    });
  };

  function refuseCode(code: string, organCode: string): void {
    const wrong = powerCodeProblem(codeRule, code, 'basics.powerCode', organCode);
    if (wrong) throw badInput([wrong]);
  }

  async function refuseTaken({ powerCode, processId }: RegistryEntry): Promise<void> {
    const taken = await database.get<{ code: string; name: string }>('SELECT code, name FROM power WHERE code = $1 OR process_id = $2', [
      powerCode,
      processId,
    ]);
    if (!taken) return;
    const isCode = taken.code === powerCode;
    throw conflict(
      isCode ? 'power-code-taken' : 'process-id-taken',
      isCode ? `权力编码已经用于“${taken.name}”，编码不得重复使用。` : `流程标识已经用于“${taken.name}”。`,
      isCode ? `The code belongs to "${taken.name}"; a code is never used again.` : `The process id belongs to "${taken.name}".`,
    );
  }

  function drawing({ processId, powerName }: RegistryEntry, skeleton: string | null): string {
    const drawn = skeleton === null ? emptyDrawing(processId, powerName) : drawingOf(skeleton, { processId, name: powerName });
    if (drawn === undefined)
      throw badInput([
        { path: 'skeleton', code: 'unknown-skeleton', message: '没有这个流程图模板。', messageEn: 'There is no such skeleton.' },
      ]);
    return drawn;
  }
}

/** A start event and nothing else. */
export function emptyDrawing(processId: string, name: string): string {
  const escaped = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_Power" targetNamespace="http://sunlit.local/processes">
  <bpmn:process id="${processId}" name="${escaped}" isExecutable="true">
    <bpmn:startEvent id="Start_Received" name="收件" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BPMNDiagram_1">
    <bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="${processId}">
      <bpmndi:BPMNShape id="Start_Received_di" bpmnElement="Start_Received">
        <dc:Bounds x="152" y="102" width="36" height="36" />
        <bpmndi:BPMNLabel><dc:Bounds x="156" y="144" width="28" height="14" /></bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
