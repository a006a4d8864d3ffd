/**
 * The one line of live events of a browser, whatever the number of its tabs: over HTTP/1.1 a browser has six connections to a host, and a
 * line in each of six tabs would leave none to work with. The worker lives as long as a tab does; which of them opened it is all the same.
 */
import { openEventLine, type LiveMessage, type LiveState } from './event-line.ts';

/** What a tab asks for. `end`: the person signed out, so the line ends for all; the next `listen` opens it for all again. */
export type LiveRequest = { kind: 'listen'; personId: string } | { kind: 'leave' } | { kind: 'end' };

const tabs = new Set<MessagePort>();
let line: { personId: string; close: () => void } | null = null;
let state: LiveState = 'connecting';

const tellAll = (message: LiveMessage): void => {
  if (message.kind === 'state') state = message.state;
  for (const tab of tabs) tab.postMessage(message);
};

function end(): void {
  line?.close();
  line = null;
}

function listen(tab: MessagePort, personId: string): void {
  tabs.add(tab);
  if (line?.personId === personId) {
    tab.postMessage({ kind: 'state', state } satisfies LiveMessage);
    return;
  }
  end();
  tellAll({ kind: 'person', personId });
  tellAll({ kind: 'state', state: 'connecting' });
  line = { personId, close: openEventLine(tellAll) };
}

// The types of a worker's own scope cannot stand beside those of a page.
(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = ({ ports: [tab] }) => {
  if (!tab) return;
  tab.onmessage = ({ data }: MessageEvent<LiveRequest>) => {
    if (data.kind === 'listen') listen(tab, data.personId);
    else if (data.kind === 'leave') {
      tabs.delete(tab);
      if (tabs.size === 0) end();
    } else {
      end();
      tellAll({ kind: 'state', state: 'lost' });
    }
  };
};
