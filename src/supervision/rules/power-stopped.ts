/** R16.2 擅自取消、停止实施: a power is out of service without a confirmed change; or it is, and nobody handles it any more. */
import type { PowerFacts } from '../facts/power-facts.ts';
import type { Finding, LookRule } from './rule.ts';
import { figure } from './parts/settings.ts';

const POWER: PowerFacts = {
  ...{ powerId: 'power-example', disabled: null, recently: 3, yearBefore: 12 },
  ...{ runningHash: 'a', confirmedHash: 'a' },
};

export const powerStopped: LookRule = {
  id: 'R16.2',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'sweep',
  issue: 'both',
  text: '擅自取消或者停止实施权力事项',
  textEn: "Item abolished or stopped on one's own",
  plain: {
    text: '权力事项停用，而没有经法制机构确认的变更：自动发出。事项仍在权力库中，一段时间没有任何办件，而此前一年办件不少：由监察人员核实后发出。',
    textEn:
      'A power was taken out of service without a change that the legal office confirmed: issued at once. A power in the registry without any case for months although it had many in the year before: a supervisor confirms.',
  },
  evidence: { text: '权力库状态和变更记录、办件数量', textEn: 'The state of the power, its changes, and the count of its cases' },
  blind: {
    text: '信号附在该事项最早的一个办件或者变更上；从未有过办件和变更的事项无从附着，不发信号。',
    textEn: "The signal is laid at the power's first case or change; a power that never had either gets none.",
  },
  settings: [
    { key: 'silentMonths', text: '没有办件的月数', textEn: 'Months without a case', unit: 'month', standard: 6, min: 1, max: 24 },
    {
      key: 'casesBefore',
      text: '此前一年至少的办件数',
      textEn: 'At least so many cases in the year before',
      unit: 'count',
      standard: 12,
      min: 1,
      max: 10_000,
    },
  ],
  ofPower({ disabled, recently, yearBefore }, { now, settings }): Finding[] {
    if (disabled !== null)
      return [
        {
          ...{ occurrence: `disabled:${disabled}`, at: now, text: '事项已停用，没有经确认的变更' },
          textEn: 'Out of service without a confirmed change',
        },
      ];
    if (recently > 0 || yearBefore < figure(settings, 'casesBefore')) return [];
    const months = figure(settings, 'silentMonths');
    const text = `${months} 个月没有办件，此前一年有 ${yearBefore} 件`;
    const textEn = `No case in ${months} months, ${yearBefore} in the year before`;
    return [{ occurrence: `silent:${new Date(now).getFullYear()}`, at: now, issue: 'candidate', text, textEn }];
  },
  examples: [
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '11月20日停用，没有变更',
      textEn: 'Taken out of service on 20 November, no change',
      facts: { power: { ...POWER, disabled: 'version-2' } },
    },
    {
      fires: true,
      on: '2026-11-20 17:30',
      text: '六个月没有办件，此前一年 12 件',
      textEn: 'None in six months, 12 in the year before',
      facts: { power: { ...POWER, recently: 0 } },
    },
    {
      fires: false,
      on: '2026-11-20 17:30',
      text: '季节性事项，两段时间都没有办件',
      textEn: 'Seasonal: none in both',
      facts: { power: { ...POWER, recently: 0, yearBefore: 0 } },
    },
  ],
};
