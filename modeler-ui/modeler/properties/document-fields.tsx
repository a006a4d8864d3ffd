import { Select } from 'antd';
import { useWords } from '../../app/i18n.ts';
import { HEADERS } from '../../../domain/contract.ts';
import { DOCUMENTS } from '../../../domain/registry/documents.ts';
import { usualDocuments } from '../bpmn/usual-documents.ts';
import { readHeader } from '../bpmn/headers.ts';
import type { CanvasElement } from '../bpmn/model.ts';
import { usePanel } from './context.ts';
import { Field } from './field.tsx';
import { withUnknown } from './options.ts';

/** A document task: which legal document is generated (R11.5). Its name follows the first choice. */
export const DocumentFields = ({ element }: { element: CanvasElement }) => {
  const { t, language } = useWords('modeler');
  const { entry, settings } = usePanel();
  const english = language === 'en';
  const template = readHeader(element.businessObject, HEADERS.template);
  const choose = (code: string): void => {
    const chosen = DOCUMENTS[code];
    settings?.together(() => {
      settings.setHeaders(element, { [HEADERS.template]: code });
      if (chosen && template === undefined) settings.rename(element, `生成${chosen.name}`);
    });
  };
  const option = (code: string): { value: string; label: string } => ({
    value: code,
    label: english ? (DOCUMENTS[code]?.nameEn ?? code) : (DOCUMENTS[code]?.name ?? code),
  });
  const usual = usualDocuments(entry);
  const others = Object.keys(DOCUMENTS).filter((code) => !usual.includes(code));
  return (
    <Field label={t('document.template')} help={t('document.templateHelp')} testId="field-template">
      {(id) => (
        <Select
          id={id}
          size="small"
          value={template}
          disabled={!settings}
          placeholder={t('document.choose')}
          onChange={choose}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { label: t('document.usual'), title: t('document.usual'), options: usual.map(option) },
            {
              label: t('document.others'),
              title: t('document.others'),
              options: withUnknown(others.map(option), template !== undefined && usual.includes(template) ? undefined : template, t),
            },
          ]}
        />
      )}
    </Field>
  );
};
