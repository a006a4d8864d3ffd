import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openEventStream, type EventStream, type EventStreamOptions } from '../../../src/platform/http/index.ts';
import { eventually } from '../../support/eventually.ts';

describe('an event stream', () => {
  let server: Server;
  let opened: EventStream[] = [];
  let options: EventStreamOptions = {};

  before(async () => {
    const app = express();
    app.get('/events', (request, response) => {
      opened.push(openEventStream(request, response, options));
    });
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    opened = [];
    options = {};
  });

  async function listen(): Promise<{ stream: EventStream; text: () => string; ended: () => boolean; leave: () => void }> {
    const leaving = new AbortController();
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/events`, { signal: leaving.signal });
    let text = '';
    let ended = false;
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    void (async () => {
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) break;
        text += part.value;
      }
    })()
      .catch(() => undefined)
      .finally(() => {
        ended = true;
      });
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    await eventually('the stream is open', () => opened.length === 1);
    return { stream: opened[0] as EventStream, text: () => text, ended: () => ended, leave: () => leaving.abort() };
  }

  it('carries events with name, id and data, whatever line breaks the data has', async () => {
    const page = await listen();
    page.stream.send('signal', { text: '超期\n办件' }, '42');
    await eventually('the signal arrives', () => /id: 42\nevent: signal\ndata: \{"text":"超期\\n办件"\}\n\n/.test(page.text()));
    page.leave();
  });

  it('beats, so that proxies and pages know it is alive', async () => {
    options = { heartbeatMs: 10 };
    const page = await listen();
    await eventually('two heartbeats', () => /: heartbeat\n\n: heartbeat/.test(page.text()));
    page.leave();
  });

  it('stays open as long as the page listens, then tells once that it has gone', async () => {
    const page = await listen();
    let told = 0;
    page.stream.onClose(() => {
      told += 1;
    });
    page.stream.send('time', {});
    await eventually('the event arrives', () => page.text().includes('event: time'));
    assert.equal(told, 0);
    page.leave();
    await eventually('the listener is told', () => told === 1);
    page.stream.send('time', {});
    let late = 0;
    page.stream.onClose(() => {
      late += 1;
    });
    assert.equal(late, 1, 'whoever asks too late is told at once');
    assert.equal(told, 1);
  });

  it('ends for a person who may no longer listen, but not while that cannot be found out (R14)', async () => {
    let may: () => Promise<boolean> = () => Promise.reject(new Error('database away'));
    options = { heartbeatMs: 10, mayStay: () => may() };
    const page = await listen();
    await eventually('two heartbeats', () => /: heartbeat\n\n: heartbeat/.test(page.text()));
    assert.equal(page.ended(), false);
    may = () => Promise.resolve(false);
    await eventually('the stream ends', () => page.ended());
  });
});
