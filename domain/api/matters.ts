/** Answers about what every matter has (R12a, R13, R14): page and server infer their types from these. */
import { z } from 'zod';
import { FILE_FORMS } from '../files/file-forms.ts';
import { bilingual, colour, labelledValue, named, pageOf, time } from './basics.ts';
import { outcome, stepView } from './steps.ts';
import { signalView } from './supervision.ts';

/** What a kind of matter says of one beside the header: shown in lists, in the inbox and on the matter's page. */
export const matterExtra = z.strictObject({
  power: z.strictObject({ id: z.string(), name: z.string(), nameEn: z.string() }).optional(),
  partyName: z.string().optional(),
  /** Lines of the page's head, in their order. */
  facts: z.array(labelledValue),
});

/** The due time that counts now: which clock, which of its limits. */
const dueView = z.strictObject({ purpose: z.string(), limit: z.string(), dueAt: time, running: z.boolean() });

export const matterRow = z.strictObject({
  id: z.string(),
  kind: z.string(),
  kindName: bilingual,
  page: z.string(),
  number: z.string(),
  title: z.string(),
  organ: named,
  answeringOrgan: named.nullable(),
  state: z.string(),
  stateName: bilingual,
  openedAt: time,
  closedAt: time.nullable(),
  currentSteps: z.array(
    z.strictObject({ id: z.string(), name: z.string(), positionName: z.string(), since: time, dueAt: time.nullable() }),
  ),
  colour,
  due: dueView.nullable(),
  extra: matterExtra,
});
export const matterPage = pageOf(matterRow);

export const documentView = z
  .strictObject({
    id: z.string(),
    template: z.string(),
    title: z.string(),
    number: z.string(),
    createdAt: time,
    /** Null until it is printed. */
    size: z.number().nullable(),
    sha256: z.string().nullable(),
    pages: z.number().nullable(),
    /** In which version of its template it is worded; null = as the platform ships it. */
    templateVersion: z.number().int().nullable(),
  })
  .meta({ id: 'Document' });

export const fileView = z
  .strictObject({
    id: z.string(),
    stepId: z.string().nullable(),
    name: z.string(),
    mediaType: z.string(),
    size: z.number(),
    sha256: z.string(),
    /** Of the material to which it belongs, and whether it stands for the original or a copy of it. */
    materialCode: z.string().nullable(),
    form: z.enum(FILE_FORMS).nullable(),
    by: named,
    at: time,
    withdrawn: z.strictObject({ at: time, reason: z.string() }).nullable(),
    /** Added after the matter had ended, and why (R12a). */
    lateReason: z.string().nullable(),
  })
  .meta({ id: 'File' });
export const fileList = z.strictObject({
  items: z.array(fileView),
  /** Whether the reader may add one now. */
  mayAdd: z.boolean(),
  limits: z.strictObject({ bytes: z.number(), files: z.number() }),
});

export const commentView = z.strictObject({ id: z.string(), text: z.string(), by: named, at: time });
export const commentList = z.strictObject({ items: z.array(commentView), mayAdd: z.boolean() });

/** The other end of a link; null = it is not the reader's to see. */
const linkEnd = z.strictObject({ id: z.string(), text: z.string(), textEn: z.string(), page: z.string() }).nullable();
export const linkView = z.strictObject({
  id: z.string(),
  /** `from`: another matter points here. */
  direction: z.enum(['to', 'from']),
  kind: z.string(),
  relation: z.string(),
  relationName: bilingual,
  target: linkEnd,
  by: named,
  at: time,
});
export const linkList = z.strictObject({ items: z.array(linkView), mayAdd: z.boolean() });

export const clockView = z
  .strictObject({
    id: z.string(),
    purpose: z.string(),
    purposeName: bilingual,
    round: z.number().int(),
    state: z.enum(['running', 'suspended', 'stopped', 'not-started']),
    colour,
    nextDueAt: time.nullable(),
    limits: z.array(
      z.strictObject({
        id: z.string(),
        dueAt: time.nullable(),
        warnAt: time.nullable(),
        undeterminedYear: z.number().optional(),
        /** Where it is undetermined: between which moments it lies. */
        possible: z.strictObject({ earliest: time, latest: time }).optional(),
        workingDaysLeft: z.number().nullable(),
        overdueWorkingDays: z.number(),
        exceeded: z.boolean(),
        /** Why it ends when it does; `at` is null where a line is no event. */
        derivation: z.array(z.strictObject({ at: time.nullable(), text: z.string(), textEn: z.string() })),
      }),
    ),
    ledger: z.array(z.strictObject({ kind: z.string(), at: time, text: z.string(), textEn: z.string() })),
  })
  .meta({ id: 'Clock' });

export const timelineEvent = z.strictObject({
  at: time,
  kind: z.string(),
  text: z.string(),
  textEn: z.string(),
  person: z.string().optional(),
  refId: z.string().optional(),
});

export const recordLine = z.strictObject({
  seq: z.number(),
  caseSeq: z.number().nullable(),
  kind: z.string(),
  at: time,
  hash: z.string(),
  previousHash: z.string(),
  person: z.string().nullable(),
});

export const matterDetail = matterRow
  .extend({
    openedBy: z.string().nullable(),
    frozenAt: time.nullable(),
    /** Open steps at the reader's positions. */
    atReader: z.array(z.string()),
    /** Outcomes of open steps that the reader gives from another position than the step's, such as the issuer who withdraws. */
    readerGives: z.array(z.strictObject({ stepId: z.string(), outcome })),
    steps: z.array(stepView),
    documents: z.array(documentView),
    files: z.array(fileView),
    comments: z.array(commentView),
    links: z.array(linkView),
    clocks: z.array(clockView),
    signals: z.array(signalView),
    timeline: z.array(timelineEvent),
    record: z.array(recordLine),
  })
  .meta({ id: 'Matter' });

export const matterStatistics = z.strictObject({
  from: z.string(),
  to: z.string(),
  kinds: z.array(
    z.strictObject({
      kind: z.string(),
      kindName: bilingual,
      open: z.number(),
      warned: z.number(),
      overdue: z.number(),
      closedInPeriod: z.number(),
    }),
  ),
});

/** Kinds of matter that the reader may meet, for filters and for headings. */
export const matterKinds = z.strictObject({
  items: z.array(z.strictObject({ name: z.string(), text: z.string(), textEn: z.string() })),
});

export const searchHits = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      kindName: bilingual,
      page: z.string(),
      number: z.string(),
      title: z.string(),
      organ: named,
      closed: z.boolean(),
    }),
  ),
});

export type MatterExtra = z.infer<typeof matterExtra>;
export type MatterRowView = z.infer<typeof matterRow>;
export type MatterDetail = z.infer<typeof matterDetail>;
export type DocumentView = z.infer<typeof documentView>;
export type FileView = z.infer<typeof fileView>;
export type FileList = z.infer<typeof fileList>;
export type CommentView = z.infer<typeof commentView>;
export type CommentList = z.infer<typeof commentList>;
export type LinkView = z.infer<typeof linkView>;
export type LinkList = z.infer<typeof linkList>;
export type ClockLimit = ClockView['limits'][number];
export type LedgerLine = ClockView['ledger'][number];
export type ClockView = z.infer<typeof clockView>;
export type TimelineEvent = z.infer<typeof timelineEvent>;
export type RecordLine = z.infer<typeof recordLine>;
export type MatterStatistics = z.infer<typeof matterStatistics>;
export type SearchHits = z.infer<typeof searchHits>;
