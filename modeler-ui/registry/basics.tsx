import { useTranslation } from 'react-i18next';
import type { FormField } from '../../processes/contract.ts';
import type { RegistryEntry } from '../../processes/lint/registry-entry.ts';
import { useWords } from '../app/i18n.ts';
import type { Version } from './types.ts';
import { limitWords } from './words.ts';

/** The basic information of one version, complete and in the order of the law (R5, R6b). */
export const Basics = ({ version }: { version: Version }) => {
  const { t } = useTranslation('registry');
  const { pick } = useWords();
  const entry = version.basics;
  return (
    <div data-testid="basics">
      <p className="quiet basics-which">{t('power.shownVersion', { version: t('version.number', { number: version.number }), state: t(`state.${version.state}`) })}</p>
      <section className="power-card">
        <h2>{t('power.basics')}</h2>
        <dl className="facts-grid">
          <div><dt>{t('power.code')}</dt><dd><code className="power-code">{entry.powerCode}</code></dd></div>
          <div><dt>{t('power.category')}</dt><dd>{t(`category.${entry.category}`)}</dd></div>
          <div><dt>{t('power.organ')}</dt><dd>{entry.organ.name}</dd></div>
          <div><dt>{t('limits.statutory')}</dt><dd><b>{limitWords(entry.limits.statutory, t)}</b> <span className="quiet">{entry.limits.statutory.basis}</span></dd></div>
          <div><dt>{t('limits.promised')}</dt><dd><b>{limitWords(entry.limits.promised, t)}</b></dd></div>
          <div><dt>{t('limits.acceptance')}</dt><dd>{limitWords(entry.limits.acceptance, t)}</dd></div>
          <div><dt>{t('power.fees')}</dt><dd>{entry.fees.charged ? entry.fees.text : t('power.noFees')}</dd></div>
        </dl>
      </section>
      <section className="power-card">
        <h2>{t('power.legalBasis')}</h2>
        {entry.legalBasis.map((basis, index) => (
          <details key={index} open={index === 0}>
            <summary>《{basis.law}》{basis.article}</summary>
            <blockquote>{basis.text}</blockquote>
          </details>
        ))}
      </section>
      <section className="power-card">
        <h2>{t('power.conditions')}</h2>
        <ol>{entry.conditions.map((condition, index) => <li key={index}>{condition}</li>)}</ol>
      </section>
      <Materials entry={entry} />
      <section className="power-card">
        <h2>{t('power.positions')}</h2>
        <p className="chips">{entry.positions.map((position) => <span key={position.code}>{pick(position.name, position.nameEn)}</span>)}</p>
      </section>
      <section className="power-card">
        <h2>{t('power.forms')}</h2>
        <FieldDetails title={t('power.caseForm')} fields={entry.caseForm} />
        {Object.entries(entry.forms).map(([key, form]) => <FieldDetails key={key} title={pick(form.title, form.titleEn)} fields={form.fields} />)}
      </section>
      <section className="power-card">
        <h2>{t('power.external')}</h2>
        <p className="external">{entry.externalFlowchart || <span className="quiet">{t('power.noExternal')}</span>}</p>
      </section>
    </div>
  );
};

const Materials = ({ entry }: { entry: RegistryEntry }) => {
  const { t } = useTranslation('registry');
  const { pick } = useWords();
  return (
    <section className="power-card">
      <h2>{t('power.materials')}</h2>
      <table className="plain">
        <thead><tr><th>{t('materials.name')}</th><th className="number">{t('materials.original')}</th><th className="number">{t('materials.copies')}</th><th>{t('materials.required')}</th><th>{t('materials.note')}</th></tr></thead>
        <tbody>
          {entry.materials.map((material) => (
            <tr key={material.code}>
              <td>{pick(material.name, material.nameEn)}</td><td className="number">{material.original}</td><td className="number">{material.copies}</td>
              <td>{t(material.required ? 'materials.yes' : 'materials.no')}</td><td className="quiet">{material.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const FieldDetails = ({ title, fields }: { title: string; fields: FormField[] }) => {
  const { t } = useTranslation('registry');
  const { pick } = useWords();
  return (
    <details>
      <summary>{title} <span className="quiet">{fields.length}</span></summary>
      <table className="plain">
        <thead><tr><th>{t('fields.label')}</th><th>{t('fields.type')}</th><th>{t('fields.required')}</th><th>{t('fields.help')}</th></tr></thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.key}>
              <td>{pick(field.label, field.labelEn)}{field.unit && <span className="quiet">（{field.unit}）</span>}</td>
              <td>{t(`fieldType.${field.type}`)}</td>
              <td>{t(field.required ? 'materials.yes' : 'materials.no')}</td>
              <td className="quiet">
                {field.options?.map((option) => pick(option.label, option.labelEn)).join(' / ')}
                {pick(field.help, field.helpEn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
