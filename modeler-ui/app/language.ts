/** Chinese first, English at a switch. */
export type Language = 'zh' | 'en';
