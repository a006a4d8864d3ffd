import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileView } from '../../domain/api/matters.ts';
import type { FileForm } from '../../domain/files/file-forms.ts';
import { judgeFile } from '../../domain/files/file-problem.ts';
import { FILE_LIMITS } from '../../domain/files/limits.ts';
import { ApiError, newKey } from '../app/api.ts';
import { base64Of } from '../app/read-file.ts';
import { sendWithProgress } from '../app/upload.ts';

/** To what a file belongs beside its matter. */
export interface About {
  materialCode?: string;
  stepId?: string;
  form?: FileForm;
}

export interface Upload extends About {
  id: string;
  file: File;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  /** Of it that has gone, 0 to 1. */
  part: number;
  error?: ApiError;
}

export interface Uploads {
  list: Upload[];
  add: (files: readonly File[], about?: About) => void;
  cancel: (id: string) => void;
  /** The same once more, under the same key: what was kept already is not kept twice. */
  retry: (id: string) => void;
  busy: boolean;
}

/**
 * Sends files to a matter one after the other, with how far each has come. Each is judged here first by the server's own rules, so that
 * nobody waits for what would be refused.
 */
export function useUploads(matterId: string | null, largest: number = FILE_LIMITS.megabytes * 1024 * 1024): Uploads {
  const client = useQueryClient();
  const [list, setList] = useState<Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const sending = useRef(false);

  const change = useCallback((id: string, part: Partial<Upload>): void => {
    setList((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }, []);

  const send = useCallback(
    async (upload: Upload, to: string): Promise<void> => {
      const stop = new AbortController();
      stops.current.set(upload.id, stop);
      change(upload.id, { state: 'sending', part: 0, error: undefined });
      try {
        const judged = judgeFile(upload.file.name, new Uint8Array(await upload.file.arrayBuffer()), largest);
        if ('problem' in judged) throw new ApiError(judged.problem.status, { error: judged.problem });
        const body = {
          name: upload.file.name,
          content: await base64Of(upload.file),
          ...(upload.stepId ? { stepId: upload.stepId } : {}),
          ...(upload.materialCode ? { materialCode: upload.materialCode } : {}),
          ...(upload.form ? { form: upload.form } : {}),
        };
        await sendWithProgress<FileView>(`/matters/${encodeURIComponent(to)}/files`, body, {
          key: upload.id,
          signal: stop.signal,
          progress: (part) => change(upload.id, { part }),
        });
        change(upload.id, { state: 'done', part: 1 });
        void client.invalidateQueries();
      } catch (error) {
        if (error instanceof ApiError) change(upload.id, { state: 'failed', error });
        else if (error instanceof DOMException) setList((before) => before.filter(({ id }) => id !== upload.id));
        else throw error;
      } finally {
        stops.current.delete(upload.id);
      }
    },
    [change, client, largest],
  );

  useEffect(() => {
    const next = list.find(({ state }) => state === 'waiting');
    if (!next || matterId === null || sending.current) return;
    sending.current = true;
    void send(next, matterId).finally(() => {
      sending.current = false;
      // The next one is looked for when this one's end is shown.
      setList((before) => [...before]);
    });
  }, [list, matterId, send]);

  useEffect(() => {
    const open = stops.current;
    return () => {
      for (const stop of open.values()) stop.abort();
    };
  }, []);

  return {
    list,
    add: (files, about = {}) =>
      setList((before) => [...before, ...files.map((file): Upload => ({ ...about, id: newKey(), file, state: 'waiting', part: 0 }))]),
    cancel: (id) => {
      const stop = stops.current.get(id);
      if (stop) stop.abort();
      else setList((before) => before.filter((one) => one.id !== id));
    },
    retry: (id) => change(id, { state: 'waiting', part: 0, error: undefined }),
    busy: list.some(({ state }) => state === 'waiting' || state === 'sending'),
  };
}
