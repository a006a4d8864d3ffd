import type { Engine } from './engine.ts';

/** For whoever has no engine and asks it nothing, because only the database is read: breaks when it is asked after all. */
export const noEngine = new Proxy({} as Engine, {
  get: (_target, name) => () => {
    // Whatever key is read there is taken as it is.
    if (name === 'owns') return true;
    throw new Error(`There is no engine to ask: ${String(name)}`);
  },
});
