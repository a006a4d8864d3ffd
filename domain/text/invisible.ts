/**
 * The characters that nobody sees: controls, zero-width characters, direction marks, fillers and tags (R11.3).
 *
 * One set for texts of flowcharts, for what people type and for what is printed: two names that look alike are to be alike, and a text of
 * nothing but these is empty. Line ends, tabs and blanks are not among them, nor the selectors that choose the shape of a character.
 */
const SET =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e' +
  '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e007f}';
const ANY = new RegExp(`[${SET}]`, 'u');
const ALL = new RegExp(`[${SET}]`, 'gu');

export const containsInvisible = (text: string): boolean => ANY.test(text);

export const withoutInvisible = (text: string): string => text.replace(ALL, '');
