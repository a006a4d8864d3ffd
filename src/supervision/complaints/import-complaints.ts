/**
 * Complaints from a carried file (R18): work orders of the hotline as a spreadsheet or text parted by commas, read in a parser's thread. A
 * row is known again by its number, so that a file sent twice registers nothing twice.
 */
import type { ComplaintsImported } from '../../../domain/api/complaints.ts';
import { readCells } from '../../cases/index.ts';
import type { Person } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { Refusal } from '../../platform/errors.ts';
import type { Parsers } from '../../platform/parsers/index.ts';
import type { Complaints, NewComplaint } from './open-complaint.ts';
import { createComplaintStore } from './store.ts';

/** Titles of the columns; the first five must be there. */
const COLUMNS = {
  reference: '工单编号',
  receivedOn: '收到日期',
  title: '事由',
  text: '投诉内容',
  organ: '被投诉单位',
  name: '投诉人',
  phone: '联系电话',
  address: '联系地址',
  idNumber: '证件号码',
} as const;
const REQUIRED = ['reference', 'receivedOn', 'title', 'text', 'organ'] as const;

export interface ImportDependencies {
  database: Database;
  parsers: Pick<Parsers, 'run'>;
  complaints: Complaints;
  organsFor: (person: Person) => Promise<{ id: string; name: string }[]>;
}

export function createImportComplaints({ database, parsers, complaints, organsFor }: ImportDependencies) {
  const store = createComplaintStore(database);

  return async (person: Person, { content, register }: { content: Buffer; register: boolean }): Promise<ComplaintsImported> => {
    const [head = [], ...lines] = await readCells(parsers, content);
    const missing = REQUIRED.map((key) => COLUMNS[key]).filter((title) => !head.includes(title));
    if (missing.length)
      throw new Refusal(422, 'batch-columns', `文件缺少列：${missing.join('、')}。`, `The file lacks the columns ${missing.join(', ')}.`, {
        details: { missing },
      });
    const organs = new Map((await organsFor(person)).map(({ id, name }) => [name, id]));
    return database.write(async () => {
      const result: ComplaintsImported = { registered: [], ready: [], refused: [] };
      for (const [index, line] of lines.entries()) {
        if (line.every((cell) => cell === '')) continue;
        const cell = (key: keyof typeof COLUMNS): string => line[head.indexOf(COLUMNS[key])] ?? '';
        const [row, reference] = [index + 2, cell('reference')];
        const refuse = (...problems: { code: string; message: string; messageEn: string }[]): void => {
          result.refused.push({ row, reference, problems });
        };
        if (!reference) {
          refuse({ code: 'required', message: '请填写工单编号。', messageEn: 'Give each row its number.' });
          continue;
        }
        const known = await store.byReference(reference);
        if (known) {
          result.registered.push({ row, reference, ...known, already: true });
          continue;
        }
        const organId = organs.get(cell('organ'));
        if (cell('organ') && !organId) {
          refuse({
            code: 'unknown-organ',
            message: `“${cell('organ')}”不是您监督范围内的单位。`,
            messageEn: `"${cell('organ')}" is no organ of your scope.`,
          });
          continue;
        }
        const name = cell('name');
        const complaint: NewComplaint = {
          ...{ title: cell('title'), text: cell('text'), organId: organId ?? null, caseId: null, personId: null },
          answers: { source: 'hotline', receivedOn: cell('receivedOn'), reference },
          identity: name ? { name, phone: cell('phone'), address: cell('address'), idNumber: cell('idNumber') } : null,
        };
        if (!register) {
          result.ready.push({ row, reference });
          continue;
        }
        try {
          const { id, number } = await complaints.open(person, complaint);
          result.registered.push({ row, reference, id, number, already: false });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refuse(
            ...(error.options.fields?.length ? error.options.fields : [error]).map(({ code, message, messageEn }) => ({
              code,
              message,
              messageEn,
            })),
          );
        }
      }
      return result;
    });
  };
}

export type ImportComplaints = ReturnType<typeof createImportComplaints>;
