import { SEPARATIONS } from '../../../domain/registry/separations.ts';
import { separationRule } from '../separation.ts';

/** XK48, CF64: a hearing is held by somebody who neither reviewed the application nor investigated the case. */
export const hearingHostSeparate = separationRule(SEPARATIONS['hearing-host-separate']);
