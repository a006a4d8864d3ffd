import { useCallback, useEffect, useRef, useState } from 'react';
import { serverNow } from '../app/time.tsx';
import { dropDraft, keepDraft, readDraft } from '../app/drafts.ts';

const PAUSE_MS = 2_000;
/** Nobody waits for these, so they neither insist nor ask for a password. */
const BACKGROUND = { quiet: true, patience: 0 } as const;

/** A drawing kept on the server while it is not saved, per person and version. */
export interface FlowchartDraft {
  xml: string;
  /** The stored version it was drawn on. */
  lockVersion: number;
  at: string;
}

export type DraftState = 'none' | 'keeping' | 'kept' | 'failed';

/** Keeps what is drawn and not yet saved; a failure is shown, tried again at the next change, and loses nothing here. */
export const useDraftKeeping = (versionId: string, xml: string | null, changed: boolean, lockVersion: number, enabled: boolean) => {
  const [state, setState] = useState<DraftState>('none');
  const kept = useRef(false);

  useEffect(() => {
    if (!enabled || !changed || xml === null) return undefined;
    const timer = setTimeout(() => {
      setState('keeping');
      const draft: FlowchartDraft = { xml, lockVersion, at: new Date(serverNow()).toISOString() };
      keepDraft(draftKey(versionId), draft, BACKGROUND).then(
        () => {
          kept.current = true;
          setState('kept');
        },
        () => setState('failed'),
      );
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [versionId, xml, changed, lockVersion, enabled]);

  const discard = useCallback(async () => {
    setState('none');
    kept.current = false;
    await dropDraft(draftKey(versionId), BACKGROUND);
  }, [versionId]);

  useEffect(() => {
    if (!changed && kept.current) void discard();
  }, [changed, discard]);

  /** Keeps the drawing at once, before the page turns to something else. */
  const keepNow = useCallback(
    async (after: () => void) => {
      if (xml !== null)
        await keepDraft(
          draftKey(versionId),
          { xml, lockVersion, at: new Date(serverNow()).toISOString() } satisfies FlowchartDraft,
          BACKGROUND,
        );
      kept.current = false;
      after();
    },
    [versionId, xml, lockVersion],
  );

  return { state, discard, keepNow };
};

/** The draft that an earlier visit left behind, offered once. */
export const findDraft = async (versionId: string, storedXml: string): Promise<FlowchartDraft | null> => {
  const draft = await readDraft<unknown>(draftKey(versionId), BACKGROUND).catch(() => undefined);
  return isDraft(draft) && draft.xml !== storedXml ? draft : null;
};

const draftKey = (versionId: string): string => `flowchart-${versionId}`;

const isDraft = (value: unknown): value is FlowchartDraft => {
  if (typeof value !== 'object' || value === null) return false;
  const { xml, lockVersion, at } = value as Record<string, unknown>;
  return typeof xml === 'string' && typeof lockVersion === 'number' && typeof at === 'string';
};
