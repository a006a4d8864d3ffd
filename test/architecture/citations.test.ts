/** What a comment or a page cites is in the repository: a file, a section of it, an article of the rules. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COMMENTED = /\.(ts|tsx|mjs|cjs|css|java)$/;
const HASHED = /(\.(yml|sh)|Dockerfile|\.ci\/run)$/;

interface Cited {
  file: string;
  line: number;
  text: string;
}

describe('Citations', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && existsSync(path.join(ROOT, file)));
  const comments = files.flatMap(commentsOf);

  it('of a page name one that exists', () => {
    const broken = find(comments, /(?<![\w./-])(?:docs\/[\w./-]*\w|[\w./-]*\w\.md)\b/g).filter(
      ({ file, text }) => !isThere(text) && !isThere(path.join(path.dirname(file), text)),
    );
    assert.deepEqual(broken, []);
  });

  it('of a section name one that its page has', () => {
    const broken = find(comments, /docs\/\w+\.md, "[^"\n]+"/g).filter(({ text }) => {
      const [page = '', section = ''] = text.slice(0, -1).split(', "');
      return !headingsOf(page).includes(section);
    });
    assert.deepEqual(broken, []);
  });

  it('of an article have an id that docs/requirements.md explains', () => {
    const known = [...read('docs/requirements.md').matchAll(/^\| (R[\w.]+) /gm)].map(([, id = '']) => id);
    const explained = (id: string): boolean => known.some((one) => one === id || (one.startsWith(id) && !/^\d/.test(one.slice(id.length))));
    assert.deepEqual(
      find(comments, /\bR\d+(?:[a-e]|\.\d+)?\b/g).filter(({ text }) => !explained(text)),
      [],
    );
  });

  it('never send the reader to a list of tasks', () => {
    assert.deepEqual(find(comments, /\bissues? #?\d+/gi), []);
  });

  it('on pages link to files that exist', () => {
    const pages = files.filter((file) => file.endsWith('.md')).map((file) => ({ file, line: 1, text: read(file) }));
    const broken = find(pages, /\]\((?!https?:|#)[^)#\s]+/g).filter(
      ({ file, text }) => !isThere(path.join(path.dirname(file), text.slice(2))),
    );
    assert.deepEqual(broken, []);
  });
});

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** A decision may be cited by its number alone: `docs/adr/0007`. */
function isThere(file: string): boolean {
  if (/^docs\/adr\/\d{4}$/.test(file)) return readdirSync(path.join(ROOT, 'docs/adr')).some((page) => page.startsWith(path.basename(file)));
  return existsSync(path.join(ROOT, file));
}

/** Comments of code; of the project's own pages the whole text. A `//` inside a string counts as well: it does no harm. */
function commentsOf(file: string): Cited[] {
  const pattern = COMMENTED.test(file)
    ? /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
    : HASHED.test(file)
      ? /#[^\n]*/g
      : file.endsWith('.md')
        ? /[^\n]+/g
        : null;
  return pattern ? find([{ file, line: 1, text: read(file) }], pattern) : [];
}

function find(where: Cited[], pattern: RegExp): Cited[] {
  return where.flatMap(({ file, line, text }) =>
    [...text.matchAll(pattern)].map((match) => ({ file, line: line + text.slice(0, match.index).split('\n').length - 1, text: match[0] })),
  );
}

/** `## 4 Counting time` is cited as "Counting time". */
const headingsOf = (page: string): string[] => [...read(page).matchAll(/^#+ (?:\d+ )?(.+)$/gm)].map(([, heading = '']) => heading);
