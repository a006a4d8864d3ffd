/**
 * Opens the matter that a signal is (R13): the office that supervises handles it, the organ of which it speaks answers, and its paper
 * says what was found and how the limit was counted.
 */
import type { MatterRow, NewLink } from '../../matters/index.ts';
import type { Directory } from '../../organisation/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { OpenMatter } from '../../procedures/index.ts';
import type { Words } from './evidence.ts';

export const WARNING_SIGNAL = 'warning-signal';

/** A long line of a paper. */
const LONGEST_LINE = 200;
const LONGEST_TEXT = 4_000;
/** Stands for a character that no font of the papers has: a signal is issued, whatever stands in a name. */
const UNPRINTABLE = '〓';

export interface OpenedSignal {
  /** Absent where the signal is only made with its matter. */
  signalId?: string;
  rule: { id: string; text: string };
  colour: 'yellow' | 'red';
  /** The matter it is about; none = the organ itself. */
  concerns: Pick<MatterRow, 'id' | 'number' | 'title'> | null;
  /** The organ that answers. */
  organId: string;
  districtId: string | null;
  responsible: { positionCode: string | null; personId: string | null };
  ground: Words;
  /** What the supervisor asks for beside the explanation. */
  demand?: unknown;
  explainDays?: unknown;
  /** Waits for a supervisor's confirmation first; its addressee does not see it before. */
  isCandidate: boolean;
  person: Person | null;
}

export interface OpenActDependencies {
  openMatter: OpenMatter;
  /** The organ that supervises the organ. */
  officeOf: (organId: string) => Promise<string>;
  names: () => Promise<Directory>;
  missingGlyphs: (text: string) => string[];
}

/** Refused as {@link OpenMatter} says. */
export type OpenAct = (signal: OpenedSignal) => Promise<MatterRow>;

const COLOURS = { yellow: '黄色预警信号', red: '红色预警信号' };

export function createOpenAct({ openMatter, officeOf, names, missingGlyphs }: OpenActDependencies): OpenAct {
  const printable = (text: string, longest: number): string =>
    missingGlyphs(text)
      .reduce((rest, glyph) => rest.replaceAll(glyph, UNPRINTABLE), text)
      .slice(0, longest);

  return async ({ signalId, rule, colour, concerns, organId, districtId, responsible, ground, isCandidate, person, ...asked }) => {
    const known = await names();
    const { positionCode, personId } = responsible;
    const who = [positionCode && known.position(organId, positionCode), known.person(personId)].filter(Boolean).join(' ');
    const links: NewLink[] = concerns && person ? [{ kind: 'matter', id: concerns.id, relation: 'concerns' }] : [];
    const { matter } = await openMatter({
      kind: WARNING_SIGNAL,
      title: printable(`${rule.text}${concerns ? `（${concerns.number}）` : ''}`, LONGEST_LINE),
      organId: person?.organ.id ?? (await officeOf(organId)),
      answeringOrganId: isCandidate ? null : organId,
      districtId,
      answers: {
        rule: `${rule.id} ${rule.text}`,
        colour: COLOURS[colour],
        ...(concerns ? { subject: printable(`${concerns.number} ${concerns.title}`, LONGEST_LINE) } : {}),
        ...(who ? { responsible: printable(who, LONGEST_LINE) } : {}),
        // What a person types is checked; what the platform writes is made to fit.
        ground: person ? ground.text : printable(ground.text, LONGEST_TEXT),
        ...(asked.demand === undefined ? {} : { demand: asked.demand }),
        ...(asked.explainDays === undefined ? {} : { limitDays: asked.explainDays }),
      },
      person,
      begins: isCandidate ? 'propose' : 'issue',
      links,
      facts: {
        ...(signalId === undefined ? {} : { signalId }),
        concerns: concerns?.id ?? null,
        addressee: organId,
        candidate: isCandidate,
      },
    });
    return matter;
  };
}
