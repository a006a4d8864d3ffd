/**
 * The demonstration's licence with both timer symbols drawn into it: acceptance deemed when its limit passes, a hearing request waited
 * for.
 */
import assert from 'node:assert/strict';
import { civilDateInChina } from '../../domain/time/civil-time.ts';
import { changesOf } from './changes.ts';
import { eventually } from './eventually.ts';
import type { SuitePlatform } from './platform.ts';

export const WAIT = 'Wait_HearingRequest';

const headers = (pairs: Record<string, string>): string =>
  `<bpmn:extensionElements><zeebe:taskHeaders>${Object.entries(pairs)
    .map(([key, value]) => `<zeebe:header key="${key}" value="${value}" />`)
    .join('')}</zeebe:taskHeaders></bpmn:extensionElements>`;
const timer = (id: string, duration: string): string =>
  `<bpmn:timerEventDefinition id="${id}_Timer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;
const shape = (id: string, x: number, y: number): string =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="36" height="36" /></bpmndi:BPMNShape>`;
const edge = (id: string, ...points: [number, number][]): string =>
  `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('')}</bpmndi:BPMNEdge>`;

/**
 * The day of the wait comes out of the first review's, so that the longest way still fits the promised time. `waivable: false` leaves the
 * waiting period to run its time.
 */
export function drawTimers(xml: string, { waivable = true } = {}): string {
  const deemed = { label: '视为受理', 'label-en': 'Deemed accepted', effect: 'accept', basis: 'XK32' };
  const wait = { period: '1', 'period-unit': 'working-day', roll: 'yes', basis: 'XK47', ...(waivable ? { waivable: 'yes' } : {}) };
  const nodes =
    `<bpmn:boundaryEvent id="Deemed" name="逾期未告知" attachedToRef="Step_Acceptance">${headers(deemed)}<bpmn:outgoing>Flow_Deemed</bpmn:outgoing>${timer('Deemed', 'P2D')}</bpmn:boundaryEvent>` +
    `<bpmn:intermediateCatchEvent id="${WAIT}" name="听证申请期">${headers(wait)}<bpmn:incoming>Flow_AcceptanceTold</bpmn:incoming><bpmn:outgoing>Flow_Waited</bpmn:outgoing>${timer(WAIT, 'P1D')}</bpmn:intermediateCatchEvent>` +
    `<bpmn:sequenceFlow id="Flow_Deemed" sourceRef="Deemed" targetRef="Join_Accepted" /><bpmn:sequenceFlow id="Flow_Waited" sourceRef="${WAIT}" targetRef="Join_Review" />`;
  const drawn =
    shape('Deemed', 307, 152) +
    shape(WAIT, 222, 757) +
    edge('Flow_Deemed', [325, 188], [325, 300], [1390, 300], [1390, 330]) +
    edge('Flow_Waited', [258, 775], [280, 775]);
  return xml
    .replace(/(id="Step_FirstReview"[^]*?key="limit" value=)"3"/, '$1"2"')
    .replace('<bpmn:incoming>Flow_Accept</bpmn:incoming>', '$&<bpmn:incoming>Flow_Deemed</bpmn:incoming>')
    .replace('sourceRef="Document_AcceptanceNotice" targetRef="Join_Review"', `sourceRef="Document_AcceptanceNotice" targetRef="${WAIT}"`)
    .replace('<bpmn:incoming>Flow_AcceptanceTold</bpmn:incoming>', '<bpmn:incoming>Flow_Waited</bpmn:incoming>')
    .replace('<di:waypoint x="280" y="775" />', '<di:waypoint x="222" y="775" />')
    .replace('</bpmn:process>', `${nodes}</bpmn:process>`)
    .replace('</bpmndi:BPMNPlane>', `${drawn}</bpmndi:BPMNPlane>`);
}

/** Draws them into the next version of the licence, by the registry's own way, until it is in force. */
export async function publishTimedLicence({ people, platform }: SuitePlatform, options = {}): Promise<void> {
  const city = changesOf(people, () => civilDateInChina(platform.time.now()));
  const versionId = await city.draft();
  const { bpmnXml, lockVersion } = await city.get<{ bpmnXml: string; lockVersion: number }>('shixiang', `/registry/versions/${versionId}`);
  const registrar = await people.as('shixiang');
  const saved = await registrar.put(`/registry/versions/${versionId}/flowchart`, { xml: drawTimers(bpmnXml, options), lockVersion });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const change = await city.declare(versionId);
  await city.moved('fazhi1', change, 'take-up');
  await city.moved('fazhi1', change, 'confirm', { opinion: '依据充分，流程完整，予以确认。' });
  await city.moved('shixiang', change, 'adjust');
  await eventually(
    'the timed licence to be in force',
    async () => (await city.get<{ state: string }>('shixiang', `/registry/versions/${versionId}`)).state === 'published',
  );
}
