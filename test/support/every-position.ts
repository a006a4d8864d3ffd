/** The small city's organ with every position that some powers ask for, and two certified people at each. */
import { createRecord } from '../../src/platform/record/index.ts';
import { createAdjustableTime } from '../../src/platform/time/time.ts';
import { loadCity, readCityFile } from '../../src/organisation/index.ts';
import type { Database } from '../../src/platform/database/index.ts';
import { usccCheckCharacter } from '../../domain/identifiers/index.ts';
import { ORGAN } from './small-city.ts';
import type { Power } from './small-power.ts';

/** The first of the two who hold it. */
export const holderOf = (position: string): string => `${position}-1`;
export const colleagueOf = (position: string): string => `${position}-2`;

const CODE = '11321100999900011';

/** Before the small city, which is then left out; `supervisor` sees everything. */
export async function cityOfEveryPosition(database: Database, powers: readonly Power[]): Promise<void> {
  const codes = [...new Set(powers.flatMap(({ entry }) => entry.positions.map(({ code }) => code)))];
  const city = readCityFile(
    JSON.stringify({
      city: { name: '小城市' },
      organs: [
        {
          ...{ id: ORGAN, code: CODE + usccCheckCharacter(CODE), name: '小城市建设局', nameEn: 'Works', shortName: '小建' },
          positions: codes.map((code) => ({ code, name: code, enforcement: true })),
        },
      ],
      people: [
        ...codes.flatMap((code, index) =>
          [holderOf(code), colleagueOf(code)].map((account, second) => ({
            ...{ account, name: `${code}${second + 1}`, organId: ORGAN, positions: [code] },
            certificate: { number: `3211${String(index * 2 + second).padStart(5, '0')}`, from: '2020-01-01', to: '2079-12-31' },
            roles: [{ role: 'clerk', scope: 'organ', scopeId: ORGAN }],
          })),
        ),
        { account: 'supervisor', name: '冯监察', organId: ORGAN, roles: [{ role: 'supervisor', scope: 'city', scopeId: 'city' }] },
      ],
    }),
  );
  await loadCity(database, createRecord(database, createAdjustableTime(0)), city);
}
