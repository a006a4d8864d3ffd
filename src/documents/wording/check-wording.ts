/**
 * Whether a wording may take effect (CF44, CF59, XK38): it names only facts that there are, still tells what the law makes it tell, and can
 * be printed. What the shipped text cites and promises is what the law demands of it.
 */
import { paragraphsOf, placeholdersIn, type Wording } from '../../../domain/documents/wording.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { termsTold } from '../../../domain/service/terms-after.ts';
import type { Content } from '../layout/content.ts';
import { citations } from '../layout/parts.ts';
import { applied, violated } from '../layout/penalty.ts';
import { sampleDocument } from '../sample-document.ts';
import { TEMPLATES } from '../templates.ts';
import { applyWording } from './apply-wording.ts';
import { blocksOf } from './blocks.ts';
import { placeholdersOf } from './placeholders.ts';
import { shippedLabels } from './rows.ts';
import { textOf } from '../layout/text-of.ts';

const ARTICLE =
  /《([^》]+)》((?:第[〇零一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?(?:第（[一二三四五六七八九十]+）项)?、?)+)/g;

/** 行政处罚法第四十四条, each once: whatever stands between the law and its articles. */
export function articlesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [, law = '', articles = ''] of text.matchAll(ARTICLE))
    for (const [article] of articles.matchAll(/第[〇零一二三四五六七八九十百]+条/g)) found.add(`《${law}》${article}`);
  return [...found];
}

/** What the shipped text has and the law makes it have. */
export function mandatoryIn(template: string): { articles: string[]; terms: string[] } {
  const text = plain(shippedContent(template));
  const own = basisOf(template);
  const articles = articlesIn(text);
  return {
    articles: [...articles.filter((article) => !own.includes(article)), ...(articles.some((one) => own.includes(one)) ? [BASIS] : [])],
    terms: termsTold(text).map(({ name, count, unit }) => termInWords(name, count, unit)),
  };
}

export function wordingProblems(template: string, wording: Wording, missingGlyphs: (text: string) => string[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const known = new Set(placeholdersOf(template).map(({ name }) => name));
  const keys = new Set(blocksOf(shippedContent(template)).sections.map(({ title }) => title));
  for (const { path, paragraph } of paragraphsOf(wording)) {
    for (const name of placeholdersIn(paragraph.text))
      if (!known.has(name))
        problems.push({
          ...{ path, code: 'unknown-placeholder', message: `没有“{${name}}”这一项，请从列表中选择。` },
          messageEn: `There is no placeholder "{${name}}".`,
        });
    if (/[{}]/.test(paragraph.text.replaceAll(/\{[^{}]*\}/g, '')))
      problems.push({
        ...{ path, code: 'placeholder-open', message: '花括号没有成对。' },
        messageEn: 'A brace has no counterpart.',
      });
    problems.push(...unprintable(path, paragraph.text));
  }
  for (const [index, section] of (wording.sections ?? []).entries()) {
    const path = `sections.${index}.key`;
    if (wording.sections?.findIndex(({ key }) => key === section.key) !== index)
      problems.push({
        path,
        code: 'section-twice',
        message: `“${section.key}”出现了两次。`,
        messageEn: `"${section.key}" stands there twice.`,
      });
    if (section.added ? keys.has(section.key) || !section.text?.length : !keys.has(section.key))
      problems.push({
        ...{ path, code: 'unknown-section', message: `样式中没有“${section.key}”这一部分；新增的部分须有自己的标题和正文。` },
        messageEn: `The template has no section "${section.key}"; an added one needs a title and a text of its own.`,
      });
    problems.push(...unprintable(path, section.title ?? ''));
  }
  problems.push(...rowProblems(template, wording));
  for (const [index, { label }] of (wording.rows ?? []).entries()) problems.push(...unprintable(`rows.${index}.label`, label));
  problems.push(...unprintable('title', wording.title ?? ''));
  return problems.length ? problems : lackingIn(template, wording);

  function unprintable(path: string, text: string): FieldProblem[] {
    const missing = missingGlyphs(text);
    return missing.length
      ? [
          {
            ...{ path, code: 'character-not-printable', message: `文书字库中没有“${missing.join('、')}”字。` },
            messageEn: `The documents' font lacks ${missing.join(', ')}.`,
          },
        ]
      : [];
  }
}

/** A label is of a row that there is, is no other row's, and says itself: a fact stands beside it. */
function rowProblems(template: string, { rows = [] }: Wording): FieldProblem[] {
  const shipped = shippedLabels(template);
  const worded = new Map(rows.map(({ key, label }) => [key, label]));
  const labels = shipped.map((key) => worded.get(key) ?? key);
  return rows.flatMap(({ key, label }, index): FieldProblem[] => {
    const path = `rows.${index}.label`;
    if (!shipped.includes(key) || rows.findIndex((row) => row.key === key) !== index)
      return [
        {
          ...{ path, code: 'unknown-row', message: `样式中没有“${key}”这一栏，或者出现了两次。` },
          messageEn: `The template has no row "${key}", or it is named twice.`,
        },
      ];
    if (/[{}]/.test(label))
      return [
        {
          ...{ path, code: 'placeholder-in-label', message: '栏目名称中不能使用花括号；栏目的内容取自记录。' },
          messageEn: 'A label has no placeholders; what the row says is taken from the record.',
        },
      ];
    if (labels.filter((one) => one === label).length > 1)
      return [
        {
          ...{ path, code: 'label-twice', message: `有两栏都叫“${label}”，无法区分。` },
          messageEn: `Two rows would be called "${label}".`,
        },
      ];
    return [];
  });
}

/** What the law makes the shipped text say and the worded one does not. */
function lackingIn(template: string, wording: Wording): FieldProblem[] {
  const shipped = shippedContent(template);
  const worded = plain(applyWording(shipped, wording, sampleDocument(template)).content);
  const [cited, own] = [articlesIn(worded), basisOf(template)];
  const articles = articlesIn(plain(shipped)).filter((article) => !cited.includes(article));
  const told = termsTold(worded).map(({ name, count }) => `${name}${count}`);
  const terms = termsTold(plain(shipped)).filter(({ name, count }) => !told.includes(`${name}${count}`));
  return [
    ...[...new Set(articles.map((article) => (own.includes(article) ? BASIS : article)))].map((article) => ({
      ...{ path: 'sections', code: 'article-missing', message: `依法应当载明的${article}没有了。` },
      messageEn: `${article}, which the document has to name, is gone.`,
    })),
    ...terms.map(({ name, nameEn, count, unit }) => ({
      ...{
        path: 'sections',
        code: 'remedies-missing',
        message: `依法应当告知的“${termInWords(name, count, unit)}”没有了；可以使用{救济途径}。`,
      },
      messageEn: `${nameEn} with its term, which the party has to be told, is gone; {救济途径} states it.`,
    })),
  ];
}

/** What a case of its own rests on, which the sample's articles stand for. */
const BASIS = '{法律依据}';
function basisOf(template: string): string[] {
  const data = sampleDocument(template);
  return articlesIn([citations(data), violated(data), applied(data)].join('\n'));
}

const termInWords = (name: string, count: number, unit: 'day' | 'month'): string => `${name}（${count}${unit === 'day' ? '日' : '个月'}）`;
const shippedContent = (template: string): Content[] => TEMPLATES[template]?.content(sampleDocument(template)) ?? [];
const plain = (content: readonly Content[]): string => textOf(content).join('\n');
