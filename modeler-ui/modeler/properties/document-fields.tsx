import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { HEADERS } from '../../../processes/contract.ts';
import { DOCUMENTS } from '../../../processes/lint/documents.ts';
import { readHeader } from '../bpmn/headers.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { languageOf } from '../language.ts';
import { usePanel } from './context.ts';
import { Field } from './field.tsx';
import { withUnknown } from './options.ts';

/** A document task: which legal document is generated (R11.5). Its name follows the first choice. */
export const DocumentFields = ({ element }: { element: CanvasElement }) => {
  const { t, i18n } = useTranslation('modeler');
  const { settings } = usePanel();
  const english = languageOf(i18n.language) === 'en';
  const template = readHeader(element.businessObject, HEADERS.template);
  const choose = (code: string): void => {
    const chosen = DOCUMENTS[code];
    settings?.together(() => {
      settings.setHeaders(element, { [HEADERS.template]: code });
      if (chosen && template === undefined) settings.rename(element, `生成${chosen.name}`);
    });
  };
  return (
    <Field label={t('document.template')} help={t('document.templateHelp')} testId="field-template">
      {(id) => (
        <Select
          id={id} size="small" value={template} disabled={!settings} placeholder={t('document.choose')} onChange={choose}
          popupMatchSelectWidth={false}
          options={withUnknown(Object.entries(DOCUMENTS).map(([code, { name, nameEn }]) => ({ value: code, label: english ? nameEn : name })), template, t)}
        />
      )}
    </Field>
  );
};
