/** Files in bodies of JSON. */
import { badInput } from '../platform/errors.ts';

/** Strictly base64: a decoder that skips what it does not know would keep another file than was sent. */
export function bytesOfBase64(content: string): Buffer {
  const bytes = Buffer.from(content, 'base64');
  const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0;
  if (content.length % 4 !== 0 || bytes.length !== (content.length / 4) * 3 - padding) {
    throw badInput([
      {
        path: 'content',
        code: 'wrong-format',
        message: '文件内容没有完整送达，请重新上传。',
        messageEn: 'The content is not whole; upload it again.',
      },
    ]);
  }
  return bytes;
}
