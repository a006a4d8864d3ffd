/** How one matter stands to another matter or thing, read from either end. */
export const RELATIONS = {
  concerns: { name: '涉及', nameEn: 'concerns', reverse: '被涉及', reverseEn: 'is concerned by' },
  'arises-from': { name: '由其引起', nameEn: 'arises from', reverse: '引起', reverseEn: 'gives rise to' },
  answers: { name: '答复', nameEn: 'answers', reverse: '由其答复', reverseEn: 'is answered by' },
  duplicates: { name: '重复', nameEn: 'duplicates', reverse: '被重复', reverseEn: 'is duplicated by' },
  joins: { name: '合并检查', nameEn: 'is inspected together with', reverse: '合并检查', reverseEn: 'is inspected together with' },
  'rests-on': { name: '以其为据', nameEn: 'rests on', reverse: '为其依据', reverseEn: 'is ground for' },
} as const satisfies Record<string, { name: string; nameEn: string; reverse: string; reverseEn: string }>;

export type Relation = keyof typeof RELATIONS;
export const RELATION_CODES = Object.keys(RELATIONS) as Relation[];

/** Those that anybody with the matter in hand links by; two inspections are merged by their organs' consent alone. */
export type RelationByHand = Exclude<Relation, 'joins'>;
export const RELATIONS_BY_HAND = RELATION_CODES.filter((code): code is RelationByHand => code !== 'joins');

/** What a matter may be linked to. */
export const LINK_KINDS = ['matter', 'signal', 'document', 'power', 'licence'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
