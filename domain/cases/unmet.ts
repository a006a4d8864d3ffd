/** Which conditions an application does not meet, each with its article, in the words of the papers (XK38, XK55). */
export interface UnmetCondition {
  condition: string;
  law: string;
  article: string;
}

/** One line each; empty for none. */
export const unmetText = (unmet: readonly UnmetCondition[]): string =>
  unmet.length
    ? [
        '经审查，申请不符合下列条件：',
        ...unmet.map(
          ({ condition, law, article }, index) => `${index + 1}．${condition.replace(/[。；;.]$/, '')}（依据：《${law}》${article}）。`,
        ),
      ].join('\n')
    : '';
