/**
 * What an outcome means to the platform beyond choosing a branch (R10, R11.2; docs/law.md, "Procedures").
 *
 * One table: the case's state, its clock and its result follow from it, and the lint rules read it. At most one per outcome.
 * An opening starts the case, a ruling decides it, a clock effect moves its limits; a clock effect counts from the
 * served document that follows it, never from the click (XK45).
 */
import type { CaseResult } from './results.ts';

export interface EffectDescription {
  /** `opening`: before or at acceptance; `clock`: between; `ruling`: ends the deciding; `publication`: what the public is shown of it. */
  kind: 'opening' | 'clock' | 'ruling' | 'publication';
  name: string;
  nameEn: string;
  /** The result that a ruling leads to. */
  result?: CaseResult;
  /** True when the outcome must be marked negative (R11.4), false when it must not be. */
  negative?: boolean;
}

export const EFFECTS = {
  /** 受理 / 立案: acceptance time and accepter are set, the case clock starts (R11.2). */
  accept: { kind: 'opening', name: '受理或者立案', nameEn: 'accept', negative: false },
  /** 不予受理 / 不予立案 / 无需许可: the matter is not taken up. */
  decline: { kind: 'opening', name: '不予受理或者不予立案', nameEn: 'decline', result: 'declined', negative: true },
  /** 补正: the party must supplement; once only (XK32). */
  supplement: { kind: 'opening', name: '补正', nameEn: 'supplement' },
  /** 转特别程序: the clock is suspended once the notice is served (XK45). */
  suspend: { kind: 'clock', name: '中止计时', nameEn: 'suspend the clock' },
  /** 特别程序结束: the clock runs again. */
  resume: { kind: 'clock', name: '恢复计时', nameEn: 'resume the clock' },
  /** 延期: the limits are extended once the notice is served (XK42). */
  extend: { kind: 'clock', name: '延长期限', nameEn: 'extend the limits' },
  /** 采取查封、扣押: the time for which the organ may hold what it took runs from the measure (QZ25); suspended and extended by itself. */
  hold: { kind: 'clock', name: '采取查封、扣押，期限起算', nameEn: 'seal or seize', negative: false },
  /** 处理或者解除: what was held is dealt with or given back, or its time is over (QZ27, QZ28). */
  release: { kind: 'clock', name: '查封、扣押终止', nameEn: 'end sealing or seizure' },
  /** 准予 / 给付 / 确认 / 奖励: decided in favour of the party. */
  grant: { kind: 'ruling', name: '准予', nameEn: 'grant', result: 'granted', negative: false },
  /** 不予: decided against the party. */
  deny: { kind: 'ruling', name: '不予', nameEn: 'deny', result: 'denied', negative: true },
  /** 处罚 / 强制 / 征收: a burden is laid on the party. */
  impose: { kind: 'ruling', name: '作出处罚、强制或者征收', nameEn: 'impose', result: 'imposed', negative: false },
  /** 不予处罚 / 不予强制 / 免征: no burden is laid on the party. */
  spare: { kind: 'ruling', name: '不予处罚、强制或者征收', nameEn: 'spare', result: 'spared' },
  /** 作出裁决 / 检查结论: something is found or ruled between parties. */
  conclude: { kind: 'ruling', name: '作出结论', nameEn: 'conclude', result: 'concluded' },
  /** 调解达成协议: the parties settle; nothing is ruled. */
  settle: { kind: 'ruling', name: '调解达成协议', nameEn: 'settle', result: 'settled', negative: false },
  /** 移送: another organ or the judiciary takes over. */
  transfer: { kind: 'ruling', name: '移送', nameEn: 'transfer', result: 'transferred' },
  /** 撤案 / 终止: the matter ends without a decision on its substance. */
  drop: { kind: 'ruling', name: '撤案或者终止', nameEn: 'drop', result: 'dropped' },
  /** 公开: the decision is published for the period of the step (CF48(1)). */
  publish: { kind: 'publication', name: '公开决定', nameEn: 'publish the decision', negative: false },
  /** 决定被撤销、变更或者确认违法: what is published of it goes within three days (CF48(2)). */
  annul: { kind: 'publication', name: '决定被撤销、变更或者确认违法', nameEn: 'decision revoked, changed or found unlawful' },
  /** 撤回公开: it is withdrawn, with the reasons told in public (CF48(2)). */
  unpublish: { kind: 'publication', name: '撤回公开', nameEn: 'withdraw the publication' },
} as const satisfies Record<string, EffectDescription>;

export type Effect = keyof typeof EFFECTS;

export const EFFECT_CODES = Object.keys(EFFECTS) as Effect[];

export const isEffect = (value: unknown): value is Effect => typeof value === 'string' && Object.hasOwn(EFFECTS, value);

/** The description of an effect, typed widely so that optional parts can be asked for. */
export const effect = (code: Effect): EffectDescription => EFFECTS[code];

export const isRuling = (code: Effect | undefined | null): boolean =>
  code !== undefined && code !== null && EFFECTS[code].kind === 'ruling';
