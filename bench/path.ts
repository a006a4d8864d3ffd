/** The way of a granted licence through road-excavation.bpmn: who decides what. Documents: four on the way. */
export const OUTCOMES = [
  { account: 'shouli', outcome: 'accept' },
  { account: 'chengban1', outcome: 'pass' },
  { account: 'kezhang', outcome: 'agree' },
  { account: 'juzhang', outcome: 'grant' },
  { account: 'zhizheng', outcome: 'made' },
  { account: 'chuang', outcome: 'delivered' },
  { account: 'dangan', outcome: 'archived' },
] as const;

export const PASSWORD = 'sunlit-demo';
