import assert from 'node:assert/strict';
import { fileKindOf } from '../../../domain/files/file-kinds.ts';
import { zipOf } from '../../support/zip.ts';
import { cleanFileName, endingOf } from '../../../domain/files/file-name.ts';

describe('A file', () => {
  it('is known by what is in it', () => {
    assert.equal(fileKindOf(Buffer.from('%PDF-1.4')), 'pdf');
    assert.equal(fileKindOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])), 'png');
    assert.equal(fileKindOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'jpg');
    assert.equal(fileKindOf(zipOf('OFD.xml', 'Doc_0/Document.xml')), 'ofd');
    assert.equal(fileKindOf(zipOf('[Content_Types].xml', 'word/document.xml')), 'docx');
    assert.equal(fileKindOf(zipOf('[Content_Types].xml', 'xl/workbook.xml')), 'xlsx');
    assert.equal(fileKindOf(Buffer.from('情况说明\r\n一切正常')), 'txt');
  });

  it('is of no kind that is taken when it is a program, an archive, a document with macros, or broken', () => {
    assert.equal(fileKindOf(Buffer.from('MZ\x90\0')), null);
    assert.equal(fileKindOf(zipOf('virus.exe')), null);
    assert.equal(fileKindOf(zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')), null);
    assert.equal(fileKindOf(zipOf('[Content_Types].xml', 'word/document.xml').subarray(0, 60)), null);
    assert.equal(fileKindOf(Buffer.from([0xc7, 0xe9, 0xbf, 0xf6])), null, 'text in another encoding');
    assert.equal(fileKindOf(Buffer.alloc(0)), null);
  });

  it('is named without a path, without anything invisible, and no longer than a page shows', () => {
    assert.equal(cleanFileName('C:\\Users\\王\\说明.pdf'), '说明.pdf');
    assert.equal(cleanFileName('../../etc/passwd'), 'passwd');
    assert.equal(cleanFileName('发票\u202Efdp.exe'), '发票fdp.exe');
    assert.equal(cleanFileName('a"b<c>.pdf'), 'a_b_c_.pdf');
    assert.equal(cleanFileName(' ..pdf. '), 'pdf');
    const long = cleanFileName(`${'长'.repeat(300)}.docx`);
    assert.deepEqual([[...long].length, endingOf(long)], [120, 'docx']);
  });
});
