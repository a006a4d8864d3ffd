/** How an open case stands, the worst first; `step-late`: its step is past its own limit while no limit of the case is. None is in two. */
export const STANDINGS = ['overdue', 'step-late', 'warned', 'normal'] as const;
export type Standing = (typeof STANDINGS)[number];
