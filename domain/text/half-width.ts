/** Full-width Latin letters, digits and signs, as a Chinese keyboard gives them, in the width of numbers and codes. */
export const halfWidth = (text: string): string => text.replace(/[\uff01-\uff5e\u3000]/g, (character) => character.normalize('NFKC'));

/** Letters and digits only: the brackets and dots of a Chinese name stay as wide as its characters. */
export const halfWidthLetters = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (character) => character.normalize('NFKC'));
