import { FILE_GROUP_NAMES } from '../../../domain/files/file-kinds.ts';
import { useMemo, type ReactNode } from 'react';
import type { FormField } from '../../../domain/contract.ts';
import { intakeOf, type RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { SPECIAL_PROCEDURES } from '../../../domain/registry/stages.ts';
import type { Version } from '../../../domain/api/registry.ts';
import { useWords } from '../../app/i18n.ts';
import { OrganName } from '../../app/organ-names.tsx';
import { checkWords } from '../check-words.ts';
import { outcomeNamesOf } from '../outcome-names.ts';
import { extensionWords, jointWords, limitWords } from '../words.ts';
import { Benchmarks } from './benchmarks.tsx';

/** The basic information of one version, complete for every category and in the order of the law (R5, R6b). */
export const Basics = ({ version: { basics: entry, bpmnXml } }: { version: Pick<Version, 'basics' | 'bpmnXml'> }) => {
  const words = useWords('registry');
  const { t, pick } = words;
  const outcomes = useMemo(() => outcomeNamesOf(bpmnXml), [bpmnXml]);
  const intake = intakeOf(entry);
  const position = entry.positions.find(({ code }) => code === intake.position);
  return (
    <div data-testid="basics" className="basics">
      <Card title={t('power.basics')}>
        <dl className="facts-grid">
          <Fact name={t('power.code')}>
            <code className="power-code">{entry.powerCode}</code>
          </Fact>
          <Fact name={t('power.category')}>
            {t(`category.${entry.category}`)}
            {entry.procedure && ` · ${t(`procedure.${entry.procedure}`)}`}
          </Fact>
          <Fact name={t('power.organ')}>
            <OrganName of={entry.organ} />
          </Fact>
          <Fact name={t('power.intake')}>
            {t(`intake.${intake.kind}`)} · {position ? pick(position.name, position.nameEn) : intake.position}
          </Fact>
          <Fact name={t('limits.statutory')}>
            <b>{limitWords(entry.limits.statutory, t)}</b> <span className="quiet">{entry.limits.statutory.basis}</span>
          </Fact>
          <Fact name={t('limits.promised')}>
            <b>{limitWords(entry.limits.promised, t)}</b>
          </Fact>
          <Fact name={t(intake.kind === 'application' ? 'limits.acceptance' : 'limits.filing')}>
            {limitWords(entry.limits.acceptance, t)}
          </Fact>
          <Fact name={t('limits.extension')}>
            {entry.limits.extension ? (
              <>
                {extensionWords(entry.limits, t)} <span className="quiet">{entry.limits.extension.basis}</span>
              </>
            ) : (
              t('limits.noExtension')
            )}
          </Fact>
          {entry.limits.joint && <Fact name={t('limits.joint')}>{jointWords(entry.limits.joint, words)}</Fact>}
          <Fact name={t('power.special')}>
            {entry.specialProcedures?.length
              ? entry.specialProcedures.map((code) => pick(SPECIAL_PROCEDURES[code].name, SPECIAL_PROCEDURES[code].nameEn)).join(t('and'))
              : t('power.noSpecial')}
          </Fact>
          <Fact name={t('power.fees')}>{entry.fees.charged ? entry.fees.text || t('power.charged') : t('power.noFees')}</Fact>
        </dl>
      </Card>
      <Card title={t('power.legalBasis')}>
        {entry.legalBasis.map((basis, index) => (
          <details key={index} open={index === 0}>
            <summary>
              《{basis.law}》{basis.article}
            </summary>
            <blockquote>{basis.text}</blockquote>
          </details>
        ))}
      </Card>
      <Card title={t('power.conditions')}>
        {entry.conditions.length > 0 ? (
          <ol>
            {entry.conditions.map((condition, index) => (
              <li key={index}>{condition}</li>
            ))}
          </ol>
        ) : (
          <p className="quiet">{t('power.noConditions')}</p>
        )}
      </Card>
      {entry.benchmarks && (
        <Card title={t('power.benchmarks')}>
          <Benchmarks benchmarks={entry.benchmarks} />
        </Card>
      )}
      <Card title={t('power.materials')}>
        {entry.materials.length > 0 ? <Materials entry={entry} /> : <p className="quiet">{t('power.noMaterials')}</p>}
      </Card>
      <Card title={t('power.positions')}>
        <p className="chips">
          {entry.positions.map((one) => (
            <span key={one.code}>{pick(one.name, one.nameEn)}</span>
          ))}
        </p>
      </Card>
      {entry.checks && (
        <Card title={t('section.checks')}>
          <ul className="small" data-testid="power-checks">
            {entry.checks.map((check, index) => (
              <li key={index}>· {checkWords(check, { entry, outcomes }, words)}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t('power.external')}>
        <p className="external">{entry.externalFlowchart || <span className="quiet">{t('power.noExternal')}</span>}</p>
      </Card>
      <Card title={t('power.forms')}>
        <FieldDetails title={t('power.caseForm')} fields={entry.caseForm} />
        {Object.entries(entry.forms).map(([key, form]) => (
          <FieldDetails key={key} title={pick(form.title, form.titleEn)} fields={form.fields} />
        ))}
      </Card>
    </div>
  );
};

const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="power-card">
    <h2>{title}</h2>
    {children}
  </section>
);
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Materials = ({ entry }: { entry: RegistryEntry }) => {
  const { t, pick } = useWords('registry');
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t('materials.name')}</th>
          <th className="number">{t('materials.original')}</th>
          <th className="number">{t('materials.copies')}</th>
          <th>{t('materials.required')}</th>
          <th>{t('materials.note')}</th>
        </tr>
      </thead>
      <tbody>
        {entry.materials.map((material) => (
          <tr key={material.code}>
            <td>{pick(material.name, material.nameEn)}</td>
            <td className="number">{material.original}</td>
            <td className="number">{material.copies}</td>
            <td>{t(material.required ? 'materials.yes' : 'materials.no')}</td>
            <td className="quiet">
              {[
                material.note,
                material.promise && t('materials.promised'),
                material.followDays && t('materials.follows', { days: material.followDays }),
                material.files?.map((group) => pick(FILE_GROUP_NAMES[group].name, FILE_GROUP_NAMES[group].nameEn)).join(t('and')),
              ]
                .filter(Boolean)
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const FieldDetails = ({ title, fields }: { title: string; fields: FormField[] }) => {
  const { t, pick } = useWords('registry');
  return (
    <details>
      <summary>
        {title} <span className="quiet">{fields.length}</span>
      </summary>
      <table className="plain">
        <thead>
          <tr>
            <th>{t('fields.label')}</th>
            <th>{t('fields.type')}</th>
            <th>{t('fields.required')}</th>
            <th>{t('fields.help')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.key}>
              <td>
                {pick(field.label, field.labelEn)}
                {field.unit && <span className="quiet">（{pick(field.unit, field.unitEn)}）</span>}
              </td>
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
