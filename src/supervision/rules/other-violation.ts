/** R16.11 其他严重违法: whatever else is grave; a supervisor raises it with grounds and evidence, nothing does so by itself. */
import type { ManualRule } from './rule.ts';

export const otherViolation: ManualRule = {
  id: 'R16.11',
  pack: 'city-2015',
  colour: 'red',
  trigger: 'by-hand',
  issue: 'by-hand',
  text: '其他严重违法违规行为',
  textEn: 'Another serious violation',
  plain: {
    text: '前十项以外的严重违法行为，由监察人员写明事实和依据、附上证据发出。平台从不自动发出。',
    textEn: 'A serious violation beside the other ten: a supervisor raises it with facts, basis and evidence. The platform never does.',
  },
  evidence: { text: '监察人员附上的证据', textEn: 'What the supervisor attaches' },
  settings: [],
  examples: [
    {
      fires: false,
      on: '2026-11-24 17:30',
      text: '监察人员于11月24日附证据发出；不会自动发出',
      textEn: 'A supervisor issues it on 24 November with a file; never by itself',
      facts: null,
    },
  ],
};
