/** What every identifier check answers (R11.1; docs/law.md, "Identifiers"). */
export interface IdentifierProblem {
  code: string;
  message: string;
  messageEn: string;
}

export interface CheckResult {
  /** False only where the number cannot be right. Numbers without a check digit are doubted, never refused. */
  ok: boolean;
  /** As it is stored: half-width, upper case, without spaces. */
  normalised: string;
  /** Why it is refused; or, with `ok`, why it is doubted. */
  problem?: IdentifierProblem;
}

export const accepted = (normalised: string): CheckResult => ({ ok: true, normalised });
export const refused = (normalised: string, code: string, message: string, messageEn: string): CheckResult => ({
  ok: false,
  normalised,
  problem: { code, message, messageEn },
});
export const doubted = (normalised: string, code: string, message: string, messageEn: string): CheckResult => ({
  ok: true,
  normalised,
  problem: { code, message, messageEn },
});
