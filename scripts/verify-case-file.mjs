#!/usr/bin/env node
/**
 * Checks the package of a case file where there is no platform any more: 核验案卷档案包。
 *
 *   node verify-case-file.mjs FILE.zip [--expect SHA256] [--anchors FILE]
 *
 * Needs this one file and Node.js 18 or newer: no package, no network, and not one line of the platform that made the package. What it
 * checks is written down in docs/adr/0036-case-file-and-archive.md. Ends with 0: whole; 1: something is wrong; 2: it could not be asked.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const FORMAT = 'sunlit-case-file/1';
const LARGEST_TEXT = 512 * 1024 * 1024;

const problems = [];
/** Each problem in both languages; the check goes on, so that all are told. */
const wrong = (chinese, english) => problems.push(`✗ ${chinese}\n  ${english}`);
const say = (chinese, english) => console.log(`${chinese}\n  ${english}`);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const asked = readArguments(process.argv.slice(2));
let bytes;
try {
  bytes = readFileSync(asked.file);
} catch (error) {
  stop(`无法读取 ${asked.file}：${error.message}`, `Cannot read ${asked.file}`);
}

const entries = readZip(bytes);
if (entries) check(entries);
report();

// ---- what is checked ------------------------------------------------------------------------------------------------------------------

function check(files) {
  const own = sha256(bytes);
  if (asked.expect && asked.expect !== own)
    wrong(`档案包的 SHA-256 是 ${own}，不是应有的 ${asked.expect}`, `The SHA-256 of the package is not the expected one`);
  const manifest = readManifest(files);
  if (!manifest) return;
  checkEntries(files, manifest);
  const rows = readRows(files);
  if (!rows) return;
  checkRows(rows, manifest);
  checkPapers(rows, manifest);
  checkCase(rows, manifest, files);
  const proven = checkProof(rows, files);
  const { serial, subject } = manifest.case ?? {};
  say(`案卷 ${serial}《${subject}》第 ${manifest.version} 版`, `Case file ${serial}, version ${manifest.version}`);
  say(`档案包 SHA-256：${own}`, 'SHA-256 of the package, to be compared with the archive register');
  say(
    `${manifest.papers?.length ?? 0} 份文书和附件，${rows.length} 条存证`,
    `${manifest.papers?.length ?? 0} papers, ${rows.length} rows of the record`,
  );
  if (asked.anchors)
    say(
      `${proven} 条存证由外部保存的锚点证明在全市存证中`,
      `${proven} rows are proved by anchors kept elsewhere to stand in the city's record`,
    );
  else
    say(
      '没有给出锚点（--anchors）：只能证明包内一致，不能证明整包未被重做',
      'No anchors were given (--anchors): the package agrees with itself, which does not show that it was not made anew as a whole',
    );
}

function readManifest(files) {
  const text = files.get('manifest.json');
  const said = files.get('manifest.sha256');
  if (!text || !said) {
    wrong('缺少 manifest.json 或者 manifest.sha256', 'manifest.json or manifest.sha256 is missing');
    return undefined;
  }
  if (said.toString('utf8').trim().split(/\s+/)[0] !== sha256(text))
    wrong('manifest.json 被改动：与 manifest.sha256 不符', 'manifest.json was changed: it is not what manifest.sha256 says');
  const manifest = readJson(text, 'manifest.json');
  if (manifest && manifest.format !== FORMAT) {
    wrong(`不认识的格式 ${manifest.format}`, `Unknown format ${manifest.format}`);
    return undefined;
  }
  return manifest;
}

/** Nothing missing, nothing more, and each with its size and hash. */
function checkEntries(files, manifest) {
  const told = new Map((manifest.entries ?? []).map((entry) => [entry.path, entry]));
  for (const [path, { size, sha256: hash }] of told) {
    const content = files.get(path);
    if (!content) wrong(`缺少文件 ${path}`, `The file ${path} is missing`);
    else if (content.length !== size || sha256(content) !== hash)
      wrong(`文件 ${path} 被改动：散列值不符`, `The file ${path} was changed: its hash differs`);
  }
  for (const path of files.keys())
    if (!told.has(path) && path !== 'manifest.json' && path !== 'manifest.sha256')
      wrong(`多出文件 ${path}`, `The file ${path} is not in the manifest`);
  for (const needed of ['record.jsonl', 'proof.json', 'flowchart.bpmn', 'entry.json', 'self-check.json'])
    if (!told.has(needed)) wrong(`目录中没有 ${needed}`, `The manifest does not name ${needed}`);
}

function readRows(files) {
  const text = files.get('record.jsonl')?.toString('utf8');
  if (text === undefined) return undefined;
  const rows = [];
  for (const [index, line] of text.split('\n').filter(Boolean).entries()) {
    const row = readJson(line, `record.jsonl:${index + 1}`);
    if (row) rows.push(row);
  }
  return rows;
}

/** Every hash anew, the case's own numbers without a gap, and the chain wherever two rows are neighbours in the city's record. */
function checkRows(rows, manifest) {
  const { record = {}, case: theCase = {} } = manifest;
  if (rows.length !== record.rows)
    wrong(`存证应有 ${record.rows} 条，实有 ${rows.length} 条`, `There should be ${record.rows} rows of the record and are ${rows.length}`);
  let before;
  rows.forEach((row, index) => {
    const { seq, case_id, case_seq, kind, actor_id, at, payload, previous_hash, hash } = row;
    if (sha256(canonical({ seq, case_id, case_seq, kind, actor_id, at, payload, previous_hash })) !== hash)
      wrong(`第 ${seq} 条存证被改动：散列值与内容不符`, `Row ${seq} was changed: its hash is not that of its content`);
    if (case_id !== theCase.id) wrong(`第 ${seq} 条存证属于别的事项`, `Row ${seq} belongs to another matter`);
    if (case_seq !== index + 1)
      wrong(
        `第 ${seq} 条存证是本案第 ${case_seq} 条，应为第 ${index + 1} 条：有存证缺失或者多出`,
        `Row ${seq} is number ${case_seq} of the case, not ${index + 1}: a row is missing or too many`,
      );
    if (before && seq <= before.seq) wrong(`第 ${seq} 条存证次序不对`, `Row ${seq} is out of order`);
    if (before && seq === before.seq + 1 && previous_hash !== before.hash)
      wrong(`第 ${seq} 条存证与前一条不相连`, `Row ${seq} does not continue the one before it`);
    before = row;
  });
  if (rows.length && (before.seq !== record.lastSeq || before.hash !== record.lastHash || rows[0].seq !== record.firstSeq))
    wrong('存证的首尾与目录记载不符', 'The first or the last row is not the one that the manifest names');
}

/** Every paper is the one that the record tells of, and every one that it tells of is there. */
function checkPapers(rows, manifest) {
  const told = new Map();
  const withdrawn = new Map();
  for (const { kind, payload, seq } of rows) {
    if (kind !== 'document-kept' && kind !== 'file-added' && kind !== 'file-withdrawn') continue;
    const said = readJson(payload, `row ${seq}`);
    if (!said) continue;
    if (kind === 'file-withdrawn') withdrawn.set(said.fileId, said.reason);
    else if (kind === 'document-kept') told.set(said.documentId, { kind: 'document', ...said });
    else told.set(said.fileId, { kind: 'file', ...said });
  }
  const papers = new Map((manifest.papers ?? []).map((paper) => [paper.id, paper]));
  if (papers.size !== (manifest.papers ?? []).length) wrong('目录中有重复的文件', 'A paper is listed twice');
  const entryOf = new Map((manifest.entries ?? []).map((entry) => [entry.path, entry]));
  for (const [id, said] of told) {
    const paper = papers.get(id);
    const name = said.number ?? said.name ?? id;
    if (!paper) {
      wrong(`存证记载的《${name}》不在卷`, `"${name}", of which the record tells, is not in the file`);
      continue;
    }
    if (paper.sha256 !== said.sha256 || entryOf.get(paper.path)?.sha256 !== said.sha256)
      wrong(`《${name}》不是存证记载的那一份`, `"${name}" is not the one that the record tells of`);
    if (said.size !== undefined && paper.size !== said.size)
      wrong(`《${name}》的大小与存证不符`, `The size of "${name}" is not what the record says`);
    if (said.kind === 'document' && paper.number !== said.number)
      wrong(`《${name}》的文号与存证不符`, `The number of "${name}" is not what the record says`);
    if (said.kind === 'file' && said.name !== undefined && paper.title !== said.name)
      wrong(
        `《${paper.title}》的名称与存证不符（${said.name}）`,
        `The name of "${paper.title}" is not what the record says (${said.name})`,
      );
    if ((said.lateReason ?? null) !== paper.lateReason)
      wrong(`《${name}》是否结案后补充，与存证不符`, `Whether "${name}" came after the end is not what the record says`);
    if ((withdrawn.get(id) ?? null) !== (paper.withdrawn?.reason ?? null))
      wrong(`《${name}》是否撤回，与存证不符`, `Whether "${name}" was withdrawn is not what the record says`);
  }
  for (const [id, { title }] of papers) if (!told.has(id)) wrong(`《${title}》没有存证`, `The record knows nothing of "${title}"`);
}

/** What the manifest says of the case is what the record says. */
function checkCase(rows, manifest, files) {
  const theCase = manifest.case ?? {};
  const received = rows.find(({ kind }) => kind === 'case-received');
  const said = received && readJson(received.payload, `row ${received.seq}`);
  if (!said) {
    wrong('没有收件登记的存证', 'The row of the registration is missing');
    return;
  }
  const same = (value, other, chinese, english) => {
    if (value !== other)
      wrong(`${chinese}“${value}”与存证记载的“${other}”不符`, `The ${english} "${value}" is not what the record says: "${other}"`);
  };
  same(theCase.serial, said.serial, '办件流水号', 'serial number');
  same(theCase.subject, said.subject, '办件名称', 'subject');
  same(theCase.party, said.party?.name, '当事人', 'party');
  same(theCase.power?.code, said.powerCode, '权力编码', 'power code');
  const closed = rows.findLast(({ kind }) => kind === 'case-completed' || kind === 'case-terminated');
  if (theCase.closedAt !== null && !closed) wrong('没有办结的存证', 'The row of the completion is missing');
  if (closed && theCase.closedAt === null)
    wrong('存证已经办结，目录却称未办结', 'The record says that the case has ended, the manifest does not');
  if (closed?.kind === 'case-completed') same(theCase.result, readJson(closed.payload, `row ${closed.seq}`)?.result, '办理结果', 'result');
  const migrated = rows.findLast(({ kind }) => kind === 'case-migrated');
  const drawing = migrated ? readJson(migrated.payload, `row ${migrated.seq}`)?.flowchart : said.flowchart;
  const flowchart = files.get('flowchart.bpmn');
  if (flowchart && sha256(flowchart) !== drawing)
    wrong('flowchart.bpmn 不是办理时适用的流程图', 'flowchart.bpmn is not the drawing that the record says the case ran on');
  same(theCase.flowchart, drawing, '流程图校验值', 'hash of the flowchart');
  const late = (manifest.papers ?? []).filter(({ lateReason }) => lateReason !== null).length;
  if (manifest.version !== late + 1)
    wrong(`版本应为 ${late + 1}，不是 ${manifest.version}`, `It should be version ${late + 1}, not ${manifest.version}`);
  const selfCheck = readJson(files.get('self-check.json') ?? '{}', 'self-check.json');
  for (const finding of selfCheck?.findings ?? [])
    if (finding.severity === 'required' && !finding.ok)
      wrong(`四性检测未通过：${finding.text}`, `The self-check failed: ${finding.textEn}`);
}

/** Each row's path leads to the root of its block; with anchors kept elsewhere, to the root that is kept there. Answers how many do. */
function checkProof(rows, files) {
  const proof = readJson(files.get('proof.json') ?? '{}', 'proof.json');
  const height = Math.log2(proof?.blockRows ?? 0);
  if (!Number.isInteger(height) || !Array.isArray(proof.anchors) || !Array.isArray(proof.proofs)) {
    wrong('proof.json 不能识别', 'proof.json cannot be read');
    return 0;
  }
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  const known = asked.anchors && readAnchors(asked.anchors);
  let proven = 0;
  for (const anchor of proof.anchors)
    if (known && known.get(anchor.first) !== anchor.root)
      wrong(
        `第 ${anchor.first}–${anchor.last} 条存证的锚点与外部保存的不符`,
        `The anchor of rows ${anchor.first}–${anchor.last} is not the one kept elsewhere`,
      );
  for (const { seq, path } of proof.proofs) {
    const row = bySeq.get(seq);
    const anchor = proof.anchors.find(({ first, last }) => first <= seq && seq <= last);
    if (!row || !anchor || path.length !== height) {
      wrong(`第 ${seq} 条存证的位置证明不完整`, `The proof of row ${seq} is not whole`);
      continue;
    }
    let knot = hashed(0, Buffer.from(row.hash, 'hex'));
    path.forEach((beside, up) => {
      const other = Buffer.from(beside, 'hex');
      knot = ((seq - anchor.first) >> up) & 1 ? hashed(1, other, knot) : hashed(1, knot, other);
    });
    if (knot.toString('hex') !== anchor.root)
      wrong(`第 ${seq} 条存证不在所称的全市存证中`, `Row ${seq} does not stand in the city's record as it claims`);
    else if (known && known.get(anchor.first) === anchor.root) proven += 1;
  }
  for (const row of rows)
    if (proof.anchors.some(({ first, last }) => first <= row.seq && row.seq <= last) && !proof.proofs.some(({ seq }) => seq === row.seq))
      wrong(`第 ${row.seq} 条存证没有位置证明`, `Row ${row.seq} has no proof`);
  return proven;
}

function hashed(kind, ...parts) {
  return createHash('sha256')
    .update(Buffer.concat([Buffer.from([kind]), ...parts]))
    .digest();
}

/** Lines of `first last root`, as `npm run verify -- --anchors FILE` writes them. */
function readAnchors(file) {
  try {
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() && !line.startsWith('#'));
    return new Map(
      lines.map((line) => {
        const [first, , root] = line.trim().split(/\s+/);
        return [Number(first), root];
      }),
    );
  } catch (error) {
    stop(`无法读取锚点 ${file}：${error.message}`, `Cannot read the anchors in ${file}`);
  }
}

// ---- how it is read -------------------------------------------------------------------------------------------------------------------

/** JSON with one spelling: sorted keys, no white space. The hashes of the record are taken over it. */
function canonical(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`;
}

function readJson(text, where) {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    wrong(`${where} 不是有效的 JSON`, `${where} is no valid JSON`);
    return undefined;
  }
}

/** Entries by their paths, after the directory at the end of the file; undefined where it is no zip that can be read. */
function readZip(zip) {
  try {
    return entriesOf(zip);
  } catch (error) {
    wrong(`档案包损坏，不能打开：${error.message}`, 'The package is damaged and cannot be opened');
    return undefined;
  }
}

function entriesOf(zip) {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < 0) throw new Error('no directory');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const found = new Map();
  for (let index = 0; index < count; index += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('directory');
    const [method, packed, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [nameLength, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    at += 46 + nameLength + extra + comment;
    if (found.has(name)) throw new Error(`${name} twice`);
    if (zip.readUInt32LE(local) !== 0x04034b50) throw new Error(name);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + packed);
    if (method !== 0 && method !== 8) throw new Error(`${name}: method ${method}`);
    const plain = method === 8 ? inflateRawSync(content, { maxOutputLength: Math.min(size + 1, LARGEST_TEXT) }) : content;
    if (plain.length !== size) throw new Error(`${name}: size`);
    found.set(name, plain);
  }
  return found;
}

function readArguments(words) {
  const given = { file: undefined, expect: undefined, anchors: undefined };
  while (words.length) {
    const word = words.shift();
    if (word === '--expect' || word === '--anchors') given[word.slice(2)] = words.shift() ?? usage();
    else if (word.startsWith('-') || given.file) usage();
    else given.file = word;
  }
  return given.file ? given : usage();
}

function usage() {
  return stop(
    '用法：node verify-case-file.mjs 档案包.zip [--expect SHA256] [--anchors 锚点文件]',
    'Usage: node verify-case-file.mjs FILE.zip [--expect SHA256] [--anchors FILE]',
  );
}

function stop(chinese, english) {
  console.error(`${chinese}\n  ${english}`);
  process.exit(2);
}

function report() {
  if (!problems.length) {
    say('✓ 案卷完整，未发现改动', '✓ The case file is whole, and nothing in it was changed');
    return;
  }
  for (const problem of problems) console.error(problem);
  console.error(`核验未通过：${problems.length} 处\n  Not verified: ${problems.length} problem(s)`);
  process.exitCode = 1;
}
