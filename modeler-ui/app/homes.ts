import { ARCHIVE_POSITION } from '../../domain/archive/states.ts';
import { INSPECTING_POSITIONS } from '../../domain/inspections/visits.ts';
import type { Action } from '../../domain/organisation/roles.ts';

/** The homes at the left of every page, shown by what the person may do. */
export interface Home {
  /** Key of its name in the dictionary, under `home`. */
  key:
    | 'inbox'
    | 'application'
    | 'cases'
    | 'licences'
    | 'publications'
    | 'visits'
    | 'archive'
    | 'matters'
    | 'registry'
    | 'supervision'
    | 'statistics'
    | 'order'
    | 'calendar'
    | 'status'
    | 'repairs';
  path: string;
  /** Any of these permission actions opens it. */
  actions: Action[];
  /** Of those who handle cases, only the holders of one of these positions have work there. */
  positions?: readonly string[];
  /** Keyboard: `g` and this letter. */
  letter: string;
}

export const HOMES: Home[] = [
  { key: 'inbox', path: '/inbox', actions: ['step.decide'], letter: 'i' },
  { key: 'application', path: '/applications/new', actions: ['case.create'], letter: 'n' },
  { key: 'cases', path: '/cases', actions: ['case.read'], letter: 'c' },
  { key: 'licences', path: '/licences', actions: ['licence.read'], letter: 'l' },
  { key: 'publications', path: '/publications', actions: ['case.read'], letter: 'p' },
  { key: 'visits', path: '/visits', actions: ['case.read'], positions: INSPECTING_POSITIONS, letter: 'v' },
  { key: 'archive', path: '/archive', actions: ['archive.read'], positions: [ARCHIVE_POSITION], letter: 'a' },
  { key: 'matters', path: '/matters', actions: ['matter.read'], letter: 'm' },
  { key: 'registry', path: '/registry', actions: ['registry.read'], letter: 'r' },
  { key: 'supervision', path: '/supervision', actions: ['supervision.read'], letter: 'w' },
  { key: 'statistics', path: '/statistics', actions: ['case.read'], letter: 't' },
  { key: 'order', path: '/orders/new', actions: ['order.issue'], letter: 'o' },
  { key: 'calendar', path: '/calendar', actions: ['organisation.read', 'calendar.edit', 'case.read'], letter: 'd' },
  { key: 'status', path: '/status', actions: ['status.read'], letter: 's' },
  { key: 'repairs', path: '/repairs', actions: ['matter.repair'], letter: 'x' },
];

/** Those of a person. */
export const homesOf = (can: (action: Action) => boolean, positions: readonly { code: string }[]): Home[] =>
  HOMES.filter(
    ({ actions, positions: at }) =>
      actions.some(can) && (at === undefined || !can('case.create') || positions.some(({ code }) => at.includes(code))),
  );

/**
 * Where a person starts: a clerk at the inbox, a supervisor at the wall, a legal officer at the review queue, a registrar at the
 * registry.
 */
export function firstHome(can: (action: Action) => boolean): string {
  if (can('case.create')) return '/inbox';
  if (can('registry.review')) return '/registry/changes';
  if (can('registry.edit')) return '/registry';
  if (can('supervision.read')) return '/supervision';
  return HOMES.find(({ actions }) => actions.some(can))?.path ?? '/forbidden';
}
