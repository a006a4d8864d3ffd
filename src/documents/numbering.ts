/** 文号: short name of the organ, word of the template, year in 〔〕 and running number, e.g. 阳城管许受〔2026〕12号. */
export function documentNumber({
  organShortName,
  word,
  year,
  sequence,
}: {
  organShortName: string;
  word: string;
  year: number;
  sequence: number;
}): string {
  if (!Number.isInteger(year) || year < 1949 || year > 9999) throw new RangeError(`Not a year: ${year}`);
  if (!Number.isInteger(sequence) || sequence < 1) throw new RangeError(`A running number starts at 1: ${sequence}`);
  return `${organShortName}${word}〔${year}〕${sequence}号`;
}
