/**
 * The ways to bring home a matter about which engine and record disagree, in words (R12a; docs/adr/0015-engine-routes-record-proves.md).
 */

/** As whom somebody proposes or approves. */
export type RepairSide = 'administrator' | 'organ' | 'legal-office';

interface Words {
  name: string;
  nameEn: string;
  /** What comes of it. */
  does: string;
  doesEn: string;
}

export const REPAIRS = {
  retry: {
    name: '重新办理',
    nameEn: 'Retry',
    does: '解除暂停，请流程引擎重新交付手中的任务。适用于原因已自行消除的情形；若仍不一致，事项会再次暂停。',
    doesEn:
      'The suspension ends and the engine hands out its jobs again. For what has passed by itself; if the two still disagree, the matter is suspended again.',
  },
  rebind: {
    name: '改接实例',
    nameEn: 'Re-bind',
    does: '逐一核实所选流程实例的任务仍然有效、且正好停在记录所到之处，然后由它继续办理；原实例终止。',
    doesEn:
      'Each job of the chosen instance is asked for and must stand exactly where the record leads; then the matter goes on with it, and the old instance is cancelled.',
  },
  replay: {
    name: '按记录重演',
    nameEn: 'Replay',
    does: '终止原实例，新建实例，并按已记录的办理意见逐一作答，直到停在记录所到之处。意见、文书、信号均不会重复产生。',
    doesEn:
      'The old instance is cancelled; a fresh one is answered from the recorded decisions until it stands where the record leads. No opinion, document or signal comes a second time.',
  },
  close: {
    name: '说明理由后终止办理',
    nameEn: 'Close with reasons',
    does: '事项在流程之外终止：停止计时，终止实例，未办的环节取消，不再制发任何文书。由办理机关和法制机构各一人决定，理由记入存证。',
    doesEn:
      'The matter ends outside its flowchart: its clocks stop, its instance is cancelled, open steps are cancelled, no document is issued. Decided by the organ and the legal office together; the reason is recorded.',
  },
} as const satisfies Record<string, Words>;

export type RepairKind = keyof typeof REPAIRS;
export const REPAIR_KINDS = Object.keys(REPAIRS) as RepairKind[];

const TECHNICAL: readonly (readonly [RepairSide, RepairSide])[] = [
  ['administrator', 'organ'],
  ['administrator', 'legal-office'],
];

/** Who must act together. Three of them change no content; what ends a matter is decided by those who answer for it. */
const PAIRS: Readonly<Record<RepairKind, typeof TECHNICAL>> = {
  retry: TECHNICAL,
  rebind: TECHNICAL,
  replay: TECHNICAL,
  close: [['organ', 'legal-office']],
};

/** Whether somebody on one of these sides may propose such a repair at all. */
export const mayPropose = (kind: RepairKind, sides: readonly RepairSide[]): boolean =>
  PAIRS[kind].some((pair) => pair.some((side) => sides.includes(side)));

/** Whether the two of them, being different people, are enough. */
export const mayTogether = (kind: RepairKind, proposing: readonly RepairSide[], approving: readonly RepairSide[]): boolean =>
  PAIRS[kind].some(
    ([one, other]) => (proposing.includes(one) && approving.includes(other)) || (proposing.includes(other) && approving.includes(one)),
  );
