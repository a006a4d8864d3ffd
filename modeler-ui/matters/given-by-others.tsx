import { Button, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Outcome } from '../../domain/contract.ts';
import { LONGEST } from '../../domain/forms/lengths.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import type { MatterDetail } from '../../domain/api/matters.ts';
import { useAction } from '../app/use-action.ts';
import { Field } from '../parts/field.tsx';

type Given = MatterDetail['readerGives'][number];

/** Outcomes that the reader gives at somebody else's step (R10), such as an order that its issuer withdraws; the reason in a dialog. */
export function GivenByOthers({ gives }: { gives: Given[] }): ReactNode {
  const { pick } = useWords();
  const [chosen, setChosen] = useState<Given | null>(null);
  const label = ({ label: zh, labelEn }: Outcome): string => pick(zh, labelEn);
  return (
    <>
      {gives.map((one) => (
        <Button key={`${one.stepId}/${one.outcome.code}`} onClick={() => setChosen(one)} data-testid={`give-${one.outcome.code}`}>
          {label(one.outcome)}
        </Button>
      ))}
      {chosen && <GiveDialog given={chosen} title={label(chosen.outcome)} close={() => setChosen(null)} />}
    </>
  );
}

function GiveDialog({ given, title, close }: { given: Given; title: string; close: () => void }): ReactNode {
  const { t } = useWords();
  const [text, setText] = useState('');
  const decide = useAction((key, body: object) => api.post(`/steps/${given.stepId}/decide`, body, { key }));

  async function give(): Promise<void> {
    if (await decide.run({ outcome: given.outcome.code, text })) close();
  }

  return (
    <Modal
      open
      title={title}
      onCancel={close}
      onOk={() => void give()}
      okText={title}
      cancelText={t('cancel')}
      confirmLoading={decide.pending}
      data-testid="give-dialog"
      mask={{ closable: false }}
    >
      <div className="stack">
        <Field path="text" label={t('matter.reason')} required={given.outcome.negative} problems={decide.error?.fields}>
          <Input.TextArea
            value={text}
            maxLength={LONGEST.opinion}
            onChange={(event) => setText(event.target.value)}
            autoSize={{ minRows: 3, maxRows: 10 }}
            aria-labelledby="label-text"
            data-testid="give-reason"
          />
        </Field>
        {decide.error && decide.error.fields.length === 0 && <ErrorNotice error={decide.error} />}
      </div>
    </Modal>
  );
}
