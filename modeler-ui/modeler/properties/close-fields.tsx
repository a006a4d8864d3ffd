import { Select } from 'antd';
import { useWords } from '../../app/i18n.ts';
import { HEADERS } from '../../../domain/contract.ts';
import { RESULT_CODES, RESULTS, type CaseResult } from '../../../domain/registry/results.ts';
import { readHeader } from '../bpmn/headers.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { usePanel } from './context.ts';
import { Field } from './field.tsx';
import { withUnknown } from './options.ts';

/** Closing: the result that the case is recorded with. */
export const CloseFields = ({ element }: { element: CanvasElement }) => {
  const { t, language } = useWords('modeler');
  const { settings } = usePanel();
  const english = language === 'en';
  const result = readHeader(element.businessObject, HEADERS.result);
  const choose = (code: CaseResult): void =>
    settings?.together(() => {
      settings.setHeaders(element, { [HEADERS.result]: code });
      if (result === undefined) settings.rename(element, `办结：${RESULTS[code].name}`);
    });
  return (
    <Field label={t('close.result')} help={t('close.resultHelp')} testId="field-result">
      {(id) => (
        <Select
          id={id}
          size="small"
          value={result as CaseResult | undefined}
          disabled={!settings}
          placeholder={t('close.choose')}
          onChange={choose}
          options={
            withUnknown(
              RESULT_CODES.map((code) => ({ value: code, label: english ? RESULTS[code].nameEn : RESULTS[code].name })),
              result,
              t,
            ) as { value: CaseResult; label: string }[]
          }
        />
      )}
    </Field>
  );
};
