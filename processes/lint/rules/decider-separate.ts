import { SEPARATIONS } from '../../../domain/registry/separations.ts';
import { separationRule } from '../separation.ts';

/**
 * CF57, QZ18: the head of the organ decides upon what others investigated; nobody decides on a penalty or measure that they investigated
 * themselves.
 */
export const deciderSeparate = separationRule(SEPARATIONS['decider-separate']);
