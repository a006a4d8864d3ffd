import { HEADERS, type Outcome } from '../../../domain/contract.ts';
import { isEffect } from '../../../domain/registry/effects.ts';
import { headersOf, passedOutcome } from '../../../domain/flowchart/flowchart.ts';
import { readHeader } from './headers.ts';
import { kindOf } from './kinds.ts';
import type { Moddle } from './model.ts';

/**
 * Outcomes of a step: the buttons a clerk will see, kept as JSON in the header `outcomes` (R10, R11.4).
 */

export interface ReadOutcomes {
  outcomes: Outcome[];
  /** The stored text could not be understood; it is kept until the person saves new outcomes. */
  broken: boolean;
}

/** Reads stored outcomes without trusting them: unknown shapes are dropped and reported, never thrown. */
export const parseOutcomes = (stored: string | undefined): ReadOutcomes => {
  if (stored === undefined || stored.trim() === '') return { outcomes: [], broken: false };
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return { outcomes: [], broken: true };
  }
  if (!Array.isArray(value)) return { outcomes: [], broken: true };
  const outcomes = value.map(toOutcome).filter((outcome) => outcome !== null);
  return { outcomes, broken: outcomes.length !== value.length };
};

/** A step's buttons; of a timer on a border the one outcome that the law gives. */
export const outcomesOf = (step: Moddle): Outcome[] =>
  kindOf(step) === 'border-timer'
    ? [passedOutcome(headersOf(step), step.name ?? '')]
    : parseOutcomes(readHeader(step, HEADERS.outcomes)).outcomes;

/** Only what is set is written, in a fixed order, so that an unchanged list gives unchanged bytes. */
export const formatOutcomes = (outcomes: Outcome[]): string =>
  outcomes.length === 0
    ? ''
    : JSON.stringify(
        outcomes.map(({ code, label, labelEn, negative, effect, position }) => ({
          code,
          label,
          ...(labelEn ? { labelEn } : {}),
          ...(negative ? { negative: true } : {}),
          ...(effect ? { effect } : {}),
          ...(position ? { position } : {}),
        })),
      );

/** A code that the list does not use yet: `base`, `base-2`, `base-3`, … */
export const freeCode = (outcomes: Outcome[], base: string): string => {
  const used = new Set(outcomes.map((outcome) => outcome.code));
  if (!used.has(base)) return base;
  let number = 2;
  while (used.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
};

const toOutcome = (value: unknown): Outcome | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { code, label, labelEn, negative, effect, position } = value as Record<string, unknown>;
  if (typeof code !== 'string' || typeof label !== 'string') return null;
  return {
    code,
    label,
    ...(typeof labelEn === 'string' ? { labelEn } : {}),
    ...(negative === true ? { negative: true } : {}),
    ...(isEffect(effect) ? { effect } : {}),
    ...(typeof position === 'string' ? { position } : {}),
  };
};
