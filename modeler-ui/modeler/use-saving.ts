import { useCallback, useRef, useState } from 'react';
import { isRefusal, readVersion, saveFlowchart } from '../registry/api.ts';

export interface Saving {
  saving: boolean;
  /** The version number this page's drawing builds on; the server refuses an older one. */
  lockVersion: () => number;
  setLockVersion: (lockVersion: number) => void;
  /** Stores the drawing; resolves to whether it is stored. */
  save: () => Promise<boolean>;
  /** Stores my drawing over what somebody else stored meanwhile. */
  overwrite: () => Promise<boolean>;
  stale: boolean;
  dismissStale: () => void;
  failure: unknown;
  /** Shows a failure of something that had to be kept before. */
  fail: (fault: unknown) => void;
}

export interface SavingOptions {
  versionId: string;
  lockVersion: number;
  current: () => Promise<string>;
  onSaved: (xml: string, lockVersion: number) => void;
}

/** Saving with a version number: two people never overwrite each other unseen. */
export const useSaving = ({ versionId, lockVersion: initial, current, onSaved }: SavingOptions): Saving => {
  const lock = useRef(initial);
  const [saving, setSaving] = useState(false);
  const [stale, setStale] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const latest = useRef({ current, onSaved });
  latest.current = { current, onSaved };

  const save = useCallback(async (): Promise<boolean> => {
    setSaving(true);
    setFailure(null);
    try {
      const xml = await latest.current.current();
      const saved = await saveFlowchart(versionId, xml, lock.current);
      lock.current = saved.lockVersion;
      latest.current.onSaved(xml, saved.lockVersion);
      return true;
    } catch (fault) {
      if (isRefusal(fault, 'stale-version')) setStale(true);
      else setFailure(fault);
      return false;
    } finally {
      setSaving(false);
    }
  }, [versionId]);

  const overwrite = useCallback(async (): Promise<boolean> => {
    try {
      lock.current = (await readVersion(versionId)).lockVersion;
    } catch (fault) {
      setFailure(fault);
      return false;
    }
    setStale(false);
    return save();
  }, [versionId, save]);

  return {
    saving,
    stale,
    failure,
    save,
    overwrite,
    lockVersion: () => lock.current,
    setLockVersion: (next) => {
      lock.current = next;
    },
    dismissStale: () => setStale(false),
    fail: (fault) => {
      setStale(false);
      setFailure(fault);
    },
  };
};
