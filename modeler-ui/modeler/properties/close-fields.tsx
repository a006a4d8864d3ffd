import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { HEADERS, RESULTS, type CaseResult } from '../../../processes/contract.ts';
import { readHeader } from '../bpmn/headers.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { RESULT_NAMES } from '../bpmn/naming.ts';
import { languageOf } from '../language.ts';
import { usePanel } from './context.ts';
import { Field } from './field.tsx';
import { withUnknown } from './options.ts';

/** Closing: the result that the case is recorded with. */
export const CloseFields = ({ element }: { element: CanvasElement }) => {
  const { t, i18n } = useTranslation('modeler');
  const { settings } = usePanel();
  const language = languageOf(i18n.language);
  const result = readHeader(element.businessObject, HEADERS.result);
  const choose = (code: CaseResult): void => settings?.together(() => {
    settings.setHeaders(element, { [HEADERS.result]: code });
    if (result === undefined) settings.rename(element, `办结：${RESULT_NAMES[code].zh}`);
  });
  return (
    <Field label={t('close.result')} help={t('close.resultHelp')} testId="field-result">
      {(id) => (
        <Select
          id={id} size="small" value={result as CaseResult | undefined} disabled={!settings} placeholder={t('close.choose')} onChange={choose}
          options={withUnknown(RESULTS.map((code) => ({ value: code, label: RESULT_NAMES[code][language] })), result, t) as { value: CaseResult; label: string }[]}
        />
      )}
    </Field>
  );
};
