import { Input, Modal, Radio, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import type { FieldProblem } from '../../../domain/forms/field-problem.ts';
import { ErrorNotice } from '../../app/errors.tsx';
import { useWords } from '../../app/i18n.ts';
import { useAction } from '../../app/use-action.ts';
import { useDraft } from '../../app/use-draft.ts';
import { DraftMark } from '../../parts/draft-mark.tsx';
import { Field } from '../../parts/field.tsx';
import { DateField } from '../../parts/form-fields.tsx';
import { marked } from '../../modeler/dialogs/test-id.ts';
import type { LawDetail } from '../../../domain/api/laws.ts';
import { concerned } from './law-rules.ts';

interface Mark {
  kind: 'changed' | 'repealed';
  articles: string[];
  on: string;
  note: string;
}
const EMPTY: Mark = { kind: 'changed', articles: [], on: '', note: '' };

/** Marks a law or some of its articles changed or repealed: each power resting on it then has 20 days to declare (R7a). */
export function MarkDialog({ law, close, done }: { law: LawDetail; close: () => void; done: () => void }): ReactNode {
  const { t } = useWords('registry');
  const draft = useDraft<Mark>(`law-mark-${law.id}`.slice(0, 120), EMPTY);
  const [tried, setTried] = useState(false);
  const mark = useAction<[Mark], void>(async (key, body) => {
    await api.post(`/laws/${encodeURIComponent(law.id)}/marks`, body, { key });
    await draft.discard();
    done();
  });
  const { kind, articles, on, note } = draft.value;
  const set = (patch: Partial<Mark>): void => draft.change((before) => ({ ...before, ...patch }));
  const known = [...new Set(law.powers.flatMap(({ citations }) => citations.map(({ article }) => article)))].sort();
  const affected = concerned(law.powers, articles);
  const problems: FieldProblem[] =
    tried && !on
      ? [{ path: 'on', code: 'required', message: '请填写施行或者废止日期。', messageEn: 'Give the date.' }]
      : (mark.error?.fields ?? []);
  return (
    <Modal
      open
      title={`${t('laws.mark')} · 《${law.name}》`}
      onCancel={close}
      cancelText={t('cancel')}
      okText={t('laws.markDo')}
      confirmLoading={mark.pending}
      width={600}
      onOk={() => {
        setTried(true);
        if (on) void mark.run({ ...draft.value, note: note.trim() });
      }}
      okButtonProps={marked('mark-submit')}
    >
      <div className="stack" data-testid="mark-dialog">
        <Field path="kind" label={t('laws.whatHappened')} problems={problems}>
          <Radio.Group
            value={kind}
            onChange={(event) => set({ kind: event.target.value as Mark['kind'] })}
            options={(['changed', 'repealed'] as const).map((value) => ({ value, label: t(`laws.state.${value}`) }))}
          />
        </Field>
        <Field path="articles" label={t('laws.articles')} problems={problems} help={t('laws.articlesHelp')}>
          <Select
            mode="tags"
            style={{ width: '100%' }}
            value={articles}
            options={known.map((value) => ({ value, label: value }))}
            placeholder={t('laws.whole')}
            aria-labelledby="label-articles"
            onChange={(next: string[]) => set({ articles: next })}
          />
        </Field>
        <Field path="on" label={t('laws.on')} required problems={problems} help={t('laws.onHelp')}>
          <DateField value={on} onChange={(next) => set({ on: next ?? '' })} />
        </Field>
        <Field path="note" label={t('laws.note')} problems={problems}>
          <Input.TextArea
            rows={2}
            maxLength={1000}
            value={note}
            aria-labelledby="label-note"
            onChange={(event) => set({ note: event.target.value })}
          />
        </Field>
        <p data-testid="mark-affected">{t('laws.affected', { count: affected.length })}</p>
        <DraftMark state={draft.state} />
        {mark.error && <ErrorNotice error={mark.error} safe={t('kept')} />}
      </div>
    </Modal>
  );
}
