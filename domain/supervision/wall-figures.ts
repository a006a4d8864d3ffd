/**
 * What the wall's tiles count (R13): each is the list that a filter shows, so that the figure and its rows cannot differ. Server and page
 * read the same file.
 */
export interface WallTile {
  /** Address of the list whose rows it counts. */
  list: '/cases' | '/supervision/signals';
  filter: Readonly<Record<string, string>>;
}

const RUNNING = { state: 'running' } as const;
const cases = (filter: Record<string, string> = {}): WallTile => ({ list: '/cases', filter: { ...RUNNING, ...filter } });
const signals = (colour: string): WallTile => ({ list: '/supervision/signals', filter: { state: 'open', colour } });

/** In the order of the wall: what is worst comes first. */
export const WALL_TILES = {
  overdue: cases({ clock: 'overdue' }),
  stepLate: cases({ clock: 'step-late' }),
  red: signals('red'),
  yellow: signals('yellow'),
  warned: cases({ clock: 'warned' }),
  dueToday: cases({ due: 'today' }),
  dueWeek: cases({ due: 'week' }),
  running: cases(),
} as const satisfies Record<string, WallTile>;

export type WallTileKey = keyof typeof WALL_TILES;
export const WALL_TILE_KEYS = Object.keys(WALL_TILES) as WallTileKey[];

/** By what the whole wall is narrowed; parameters of its address, and of every list that it leads to. */
export const WALL_FILTERS = ['organ', 'district', 'power', 'category', 'step'] as const;

/** The cases that became late in a week, by organ; late are also those that are still under way. */
export const lateInWeek = (week: { from: string; to: string }, organ?: string): Record<string, string> => ({
  timing: 'late',
  dueFrom: week.from,
  dueTo: week.to,
  ...(organ === undefined ? {} : { organ }),
});

/** The cases whose time ended in a week, in time or late. */
export const endedInWeek = (week: { from: string; to: string }, timing: 'in-time' | 'late'): Record<string, string> => ({
  timing,
  endedFrom: week.from,
  endedTo: week.to,
});

/** Those of an organ in one standing. */
export const ofOrgan = (organ: string, clock?: string): Record<string, string> => ({ ...RUNNING, organ, ...(clock ? { clock } : {}) });
