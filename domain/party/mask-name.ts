/** A person's name for whoever compares it with a paper: its last character alone, as 张三丰 → **丰 (R11.1). */
export const maskName = (name: string): string => {
  const signs = [...name];
  return signs.map((sign, index) => (index === signs.length - 1 || sign === '·' ? sign : '*')).join('');
};
