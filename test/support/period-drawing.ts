/**
 * A small licence with both timer symbols: deemed acceptance and a statement let pass on the border of steps, a hearing request waited
 * for.
 */
import { readFileSync } from 'node:fs';

export const periodDrawing = (): string => readFileSync(new URL('period-drawing.bpmn', import.meta.url), 'utf8');
