/** What a licence or an award is (XK8, XK49, XK50, XK69, XK70): nobody types it, decisions and the clock make it. */
export const LICENCE_STATES = {
  valid: { name: '有效', nameEn: 'Valid' },
  expired: { name: '已届满', nameEn: 'Expired' },
  changed: { name: '已变更换发', nameEn: 'Changed and replaced' },
  renewed: { name: '已延续换发', nameEn: 'Renewed and replaced' },
  reissued: { name: '已补发换发', nameEn: 'Re-issued' },
  withdrawn: { name: '已撤回', nameEn: 'Withdrawn' },
  revoked: { name: '已撤销', nameEn: 'Revoked' },
  cancelled: { name: '已注销', nameEn: 'Cancelled' },
} as const satisfies Record<string, { name: string; nameEn: string }>;

export type LicenceState = keyof typeof LICENCE_STATES;

export const LICENCE_STATE_CODES = Object.keys(LICENCE_STATES) as LicenceState[];
