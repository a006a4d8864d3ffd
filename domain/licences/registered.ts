/**
 * What the register of certificates holds, by the category of the power that issued it (XK39; docs/adr/0044-awards.md): licences and
 * awards. What may happen to either is told by `acts.ts`.
 */

export interface RegisteredDescription {
  name: string;
  nameEn: string;
  holder: string;
  holderEn: string;
  /** Answers of its case that the register keeps besides what the certificate prints, by the field's key. */
  keeps: readonly string[];
}

/** By the code of the category; without the type of its names, which names the acts that build on this. */
export const REGISTERED = {
  licence: { name: '许可', nameEn: 'Licence', holder: '被许可人', holderEn: 'holder of the licence', keeps: [] },
  // Whoever revokes an award has to know what was given, and where that was told to the public.
  reward: {
    name: '奖励',
    nameEn: 'Award',
    holder: '获奖者',
    holderEn: 'holder of the award',
    keeps: ['honour', 'rewardAmount', 'publicityPlace'],
  },
} as const satisfies Record<string, RegisteredDescription>;

export type RegisteredCategory = keyof typeof REGISTERED;

export const REGISTERED_CATEGORIES = Object.keys(REGISTERED) as RegisteredCategory[];

export const isRegistered = (category: string): category is RegisteredCategory => Object.hasOwn(REGISTERED, category);

/** Its words, typed widely. */
export const registered = (category: RegisteredCategory): RegisteredDescription => REGISTERED[category];
