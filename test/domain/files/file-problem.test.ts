/** What is against taking a file: each refused with its own code, whatever it is called (R15.11). */
import assert from 'node:assert/strict';
import { judgeFile } from '../../../domain/files/file-problem.ts';
import { zipOf } from '../../support/zip.ts';
import { jpg, mp4, pdf, png, wav, webm, webp } from '../../support/sample-files.ts';

const MB = 1024 * 1024;
const judged = (name: string, bytes: Uint8Array, largest = 20 * MB): string => {
  const found = judgeFile(name, bytes, largest);
  return 'problem' in found ? found.problem.code : found.kind;
};

describe('A file that is brought', () => {
  it('is taken when it is whole and what it says', () => {
    assert.equal(judged('合同.pdf', pdf()), 'pdf');
    assert.equal(judged('现场.png', png(4, 3)), 'png');
    assert.equal(judged('现场.JPG', jpg(4, 3)), 'jpg');
    assert.equal(judged('现场.webp', webp(4, 3)), 'webp');
    assert.equal(judged('询问.wav', wav()), 'wav');
    assert.equal(judged('执法.mp4', mp4('isom')), 'mp4');
    assert.equal(judged('录音.m4a', mp4('M4A ')), 'm4a');
    assert.equal(judged('执法.webm', webm()), 'webm');
    assert.equal(judged('录音.mp3', Buffer.from('ID3\x04\0\0\0\0\0\0')), 'mp3');
    assert.equal(judged('说明.txt', Buffer.from('面积 < 20 平方米，深度 > 2 米')), 'txt');
    assert.equal(judged('表.docx', zipOf('[Content_Types].xml', 'word/document.xml')), 'docx');
  });

  it('is refused by its name when that has a path, or characters that nobody sees', () => {
    for (const name of ['../a.pdf', 'C:\\a.pdf', 'a\u0000.pdf', '发票\u202Efdp.pdf', 'a\u200b.pdf'])
      assert.equal(judged(name, pdf()), 'file-name-unsafe', name);
    assert.equal(judged('无扩展名', pdf()), 'file-name');
    assert.equal(judged('合同.docx', pdf()), 'file-ending');
  });

  it('is refused by its size before it is looked into, each kind with its own largest', () => {
    assert.equal(judged('a.pdf', Buffer.alloc(2 * MB), MB), 'file-too-large');
    assert.equal(judged('a.txt', Buffer.alloc(3 * MB, 'a')), 'file-too-large');
    assert.equal(judged('a.pdf', Buffer.alloc(0)), 'file-empty');
  });

  it('is refused when no office shows it, or a page hides in it', () => {
    assert.equal(judged('照片.heic', mp4('heic')), 'file-heic');
    assert.equal(judged('a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), 'file-ending');
    assert.equal(judged('a.txt', Buffer.from('<svg onload=alert(1)>')), 'file-markup');
    assert.equal(judged('a.txt', Buffer.from('<!DOCTYPE html><p>')), 'file-markup');
    assert.equal(judged('a.exe', Buffer.from('MZ\x90\0')), 'file-kind');
  });

  it('is refused when it is cut off', () => {
    assert.equal(judged('a.pdf', pdf().subarray(0, 20)), 'file-broken');
    assert.equal(judged('a.png', png(4, 3).subarray(0, 40)), 'file-broken');
    assert.equal(judged('a.jpg', jpg(4, 3).subarray(0, 24)), 'file-broken');
    assert.equal(judged('a.webp', webp(4, 3).subarray(0, 24)), 'file-broken');
  });

  it('is refused when it is a second thing, too', () => {
    const archive = zipOf('evil.html');
    for (const [name, bytes] of [
      ['a.pdf', Buffer.concat([pdf(), archive])],
      ['a.png', Buffer.concat([png(4, 3), archive])],
      ['a.jpg', Buffer.concat([jpg(4, 3), Buffer.from('<html><script>')])],
      ['a.jpg', Buffer.concat([jpg(4, 3), pdf()])],
      ['a.mp4', Buffer.concat([mp4('isom'), archive])],
      ['a.docx', Buffer.concat([zipOf('[Content_Types].xml', 'word/document.xml'), Buffer.from('%PDF-')])],
      ['a.docx', zipOf('[Content_Types].xml', 'word/document.xml', '../../etc/passwd')],
    ] as const)
      assert.equal(judged(name, bytes), 'file-polyglot', name);
  });

  it('may have behind the picture what telephones put there', () => {
    assert.equal(judged('a.jpg', Buffer.concat([jpg(4, 3), jpg(2, 2), mp4('mp42')])), 'jpg');
  });

  it('is refused when it carries a program, or unpacks to more than is sensible', () => {
    assert.equal(judged('a.docx', zipOf('[Content_Types].xml', 'word/document.xml', 'word/embeddings/run.exe')), 'file-script');
    const bomb = zipOf('[Content_Types].xml', 'word/document.xml');
    // The directory says that the second entry becomes 3 GB.
    bomb.writeUInt32LE(3_000_000_000, bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
    assert.equal(judged('a.docx', bomb), 'file-bomb');
    assert.equal(judged('a.png', png(40_000, 40_000)), 'image-too-large');
    assert.equal(judged('a.jpg', jpg(60_000, 60_000)), 'image-too-large');
  });
});
