/** What is wrong with one field of what a person gave; a finding for page and API alike, never thrown by itself. */
export interface FieldProblem {
  /** Where: dotted path in what was given, e.g. `form.area`. */
  path: string;
  /** Stable, for programs and for people to quote. */
  code: string;
  message: string;
  messageEn: string;
}
