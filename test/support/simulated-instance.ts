/**
 * An engine's instance in thirty lines, written from the drawing's text alone so that it shares nothing with what it
 * checks: tokens on flows, jobs, and one `outcome` for the whole instance, as Zeebe has it.
 */
import type { TaskKind } from '../../domain/flowchart/token-game.ts';

export interface SimulatedJob {
  key: string;
  elementId: string;
  kind: TaskKind;
}

interface Element {
  id: string;
  tag: string;
  kind?: TaskKind;
  outcomes: string[];
  defaultFlow?: string;
}
interface Edge {
  id: string;
  from: string;
  to: string;
  codes?: string[];
}

/** By the element's tag, or by what its job is called. */
const KINDS: Readonly<Record<string, TaskKind>> = {
  userTask: 'step',
  intermediateCatchEvent: 'waiting-period',
  'generate-document': 'document',
  'close-case': 'close',
};

export class SimulatedInstance {
  readonly elements = new Map<string, Element>();
  readonly jobs = new Map<string, SimulatedJob>();
  readonly #edges: Edge[] = [];
  /** Tokens that wait at parallel gateways, by flow. */
  readonly #waiting = new Map<string, number>();
  #keys = 0;
  #outcome: string | undefined;

  constructor(
    xml: string,
    readonly name = 'a',
  ) {
    for (const [, tag = '', attributes = '', body = ''] of xml.matchAll(
      /<bpmn:(startEvent|endEvent|userTask|serviceTask|intermediateCatchEvent|exclusiveGateway|parallelGateway)\s([^>]*)>(.*?)<\/bpmn:\1>/gs,
    )) {
      const id = attribute(attributes, 'id') ?? '';
      const type = /taskDefinition type="([^"]+)"/.exec(body)?.[1];
      const kind = KINDS[tag] ?? KINDS[type ?? ''];
      const outcomes = [...body.matchAll(/"code":"([^"]+)"/g)].map(([, code]) => code ?? '');
      this.elements.set(id, { id, tag, kind, outcomes, defaultFlow: attribute(attributes, 'default') });
    }
    for (const [, attributes = '', , body = ''] of xml.matchAll(/<bpmn:sequenceFlow\s([^>]*?)(\/>|>(.*?)<\/bpmn:sequenceFlow>)/gs)) {
      const codes = [...body.matchAll(/outcome = "([^"]+)"/g)].map(([, code]) => code ?? '');
      this.#edges.push({
        id: attribute(attributes, 'id') ?? '',
        from: attribute(attributes, 'sourceRef') ?? '',
        to: attribute(attributes, 'targetRef') ?? '',
        ...(codes.length ? { codes } : {}),
      });
    }
    for (const { id, tag } of this.elements.values()) if (tag === 'startEvent') this.#leave(id);
  }

  complete(key: string, outcome?: string): void {
    const job = this.jobs.get(key);
    if (!job) throw new Error(`no job ${key}`);
    this.jobs.delete(key);
    if (outcome !== undefined) this.#outcome = outcome;
    this.#leave(job.elementId);
  }

  outcomesOf(elementId: string): string[] {
    return this.elements.get(elementId)?.outcomes ?? [];
  }

  /** Where it stands, in a form that can be compared. */
  places(): string {
    const waiting = [...this.#waiting].filter(([, count]) => count).map(([flow, count]) => `${flow}*${count}`);
    return [...[...this.jobs.values()].map(({ elementId }) => elementId), ...waiting].sort().join(' ');
  }

  #leave(elementId: string): void {
    for (const edge of this.#edges.filter(({ from }) => from === elementId)) this.#enter(edge);
  }

  #enter({ id, to }: Edge): void {
    const element = this.elements.get(to);
    if (element?.kind) {
      this.#keys += 1;
      const key = `${this.name}${this.#keys}`;
      this.jobs.set(key, { key, elementId: to, kind: element.kind });
    } else if (element?.tag === 'exclusiveGateway') {
      const ways = this.#edges.filter(({ from }) => from === to);
      const way =
        ways.find(({ codes }) => codes?.includes(this.#outcome ?? '')) ??
        ways.find((edge) => edge.id === element.defaultFlow) ??
        (ways.length === 1 ? ways[0] : undefined);
      if (way) this.#enter(way);
    } else if (element?.tag === 'parallelGateway') {
      this.#waiting.set(id, (this.#waiting.get(id) ?? 0) + 1);
      const incoming = this.#edges.filter((edge) => edge.to === to);
      if (!incoming.every((edge) => this.#waiting.get(edge.id))) return;
      for (const edge of incoming) this.#waiting.set(edge.id, (this.#waiting.get(edge.id) ?? 0) - 1);
      this.#leave(to);
    }
  }
}

const attribute = (attributes: string, name: string): string | undefined => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
