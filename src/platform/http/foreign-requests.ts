/** Refuses what a foreign site could make a signed-in browser send (CSRF, DNS rebinding). */
import type { Request, RequestHandler } from 'express';
import { Refusal } from '../errors.ts';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** A changing call must come from our own pages or a program that knows the header: a foreign site can send neither. */
export const refuseForeignChanges: RequestHandler = (request, _response, next) => {
  if (READING.includes(request.method)) return next();
  const origin = request.get('Origin');
  if (request.get('X-Sunlit') !== '1' || (origin !== undefined && !isOurs(origin, request))) {
    throw new Refusal(
      403,
      'foreign-request',
      '请求来源不正确，操作没有执行。',
      'The request does not come from these pages; nothing was done. Programs send the header X-Sunlit: 1.',
    );
  }
  next();
};

const LOOPBACK_NAME = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESS = /^(::1|(::ffff:)?127\.)/;

/**
 * A foreign site may point its own name at 127.0.0.1 and would then count as our own origin. So whoever connects to this
 * machine itself must call it by one of its own names, unless a proxy in front has been announced.
 */
export const refuseForeignHosts: RequestHandler = (request, _response, next) => {
  const trustsProxy = Boolean(request.app.get('trust proxy'));
  if (!trustsProxy && LOOPBACK_ADDRESS.test(request.socket.localAddress ?? '') && !LOOPBACK_NAME.test(request.get('Host') ?? '')) {
    throw new Refusal(
      421,
      'host-unknown',
      '请使用 http://127.0.0.1 或 http://localhost 访问本系统。',
      'Call this machine by 127.0.0.1 or localhost.',
      { hint: '如前面有反向代理，请设置 SUNLIT_TRUST_PROXY=1。', hintEn: 'Behind a reverse proxy set SUNLIT_TRUST_PROXY=1.' },
    );
  }
  next();
};

/** Of the same host; and a page that came in the clear does not speak for one that is encrypted: anybody may have changed it on its way. */
const isOurs = (origin: string, request: Request): boolean =>
  hostOf(origin) === request.host && !(request.protocol === 'https' && origin.startsWith('http:'));

/** Undefined for `null` and other origins without a host. */
function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host || undefined;
  } catch {
    return undefined;
  }
}
