/** A whole document for pdfmake: the template's content on A4 pages with a foot that names the case and counts the pages. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { DocumentData } from './document-data.ts';
import { BODY_SIZE, CONTENT_WIDTH, PAGE_HEIGHT, PAGE_MARGINS } from './layout/parts.ts';
import { TEMPLATES } from './templates.ts';

export const FONT = 'Serif';

/** What every page of a document says besides its content. */
export interface Frame {
  title: string;
  number: string;
  author: string;
  subject: string;
  /** Left in the foot: which matter the page belongs to. */ foot: string;
  /** A record is signed at the foot of every page. */ signsEachPage?: boolean;
}

export function describeDocument(data: DocumentData, onPages: (count: number) => void): TDocumentDefinitions {
  const template = TEMPLATES[data.template];
  if (!template) throw new RangeError(`No document template "${data.template}"`);
  const frame = {
    title: data.title,
    number: data.number,
    author: data.organ.name,
    subject: data.case.serial,
    foot: `办件流水号：${data.case.serial}`,
    signsEachPage: template.signsEachPage,
  };
  return describePages(frame, template.content(data), onPages);
}

export function describePages(
  { title, number, author, subject, foot, signsEachPage = false }: Frame,
  content: Content[],
  onPages: (count: number) => void,
): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: PAGE_MARGINS,
    language: 'zh-CN',
    displayTitle: true,
    info: { title: `${title} ${number}`, author, subject, creator: 'Sunlit', producer: 'Sunlit' },
    defaultStyle: { font: FONT, fontSize: 12 },
    // A heading alone at the foot of a page goes with what follows it. Not counted are the page's own foot, a text that
    // begins where no line of it fits, and parts of a block whose place is not known yet.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 &&
      !getFollowingNodesOnPage().some(
        ({ startPosition: { top } }) => top > node.startPosition.top && top < PAGE_HEIGHT - PAGE_MARGINS[3] - BODY_SIZE * 1.6,
      ),
    footer: (page, count) => {
      onPages(count);
      return {
        margin: [PAGE_MARGINS[0], 14, PAGE_MARGINS[2], 0],
        fontSize: 9,
        color: '#444444',
        stack: [
          { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.4 }], margin: [0, 0, 0, 4] },
          ...(signsEachPage
            ? [
                {
                  text: '当事人签名：＿＿＿＿＿＿＿＿　　执法人员签名：＿＿＿＿＿＿＿＿　＿＿＿＿＿＿＿＿',
                  margin: [0, 0, 0, 4] as [number, number, number, number],
                },
              ]
            : []),
          {
            columns: [
              { text: foot, width: '*' },
              { text: `第 ${page} 页　共 ${count} 页`, width: 'auto', alignment: 'right' },
            ],
          },
        ],
      };
    },
    content,
  };
}
