import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { CHECK_KINDS, type Check, type CheckKind } from '../../../domain/forms/checks/check.ts';
import { useWords } from '../../app/i18n.ts';
import { Field } from '../../parts/field.tsx';
import { checkWords, partName } from '../check-words.ts';
import { blankCheck, CHECK_PARTS, COMMON_PARTS, ofKind, partOf, partText, withPart, type PartShape } from './check-parts.ts';
import { ChoiceField, gathered, TextField, type SectionProps } from './controls.tsx';
import { ListEditor } from './list-editor.tsx';

/** The checks by which forms are judged (R11.3): each in a line, with its kind, what it compares and its article. */
export function ChecksSection({ entry, outcomes, change, ...rest }: SectionProps): ReactNode {
  const words = useWords('registry');
  const { t, pick } = words;
  return (
    <div className="stack">
      <p className="quiet small">{t('entry.checksHelp')}</p>
      <ListEditor
        {...rest}
        path="basics.checks"
        items={entry.checks ?? []}
        change={(checks) => change({ checks: checks.length ? checks : undefined })}
        blank={blankCheck}
        addWord={t('entry.addCheck')}
      >
        {(check, set, path) => (
          <details data-testid={`check-${path}`}>
            <summary>{checkWords(check, { entry, outcomes }, words)}</summary>
            <div className="fields">
              <ChoiceField
                {...rest}
                path={`${path}.kind`}
                label={t('entry.checkKind')}
                value={check.kind}
                options={(Object.keys(CHECK_KINDS) as CheckKind[]).map((value) => ({
                  value,
                  label: pick(CHECK_KINDS[value].name, CHECK_KINDS[value].nameEn),
                }))}
                onChange={(kind) => set(replacing(check, ofKind(check, kind ?? check.kind)))}
              />
              <TextField
                {...rest}
                path={`${path}.basis`}
                label={t('entry.checkBasis')}
                required
                value={check.basis}
                onChange={(basis) => set({ basis })}
              />
              {Object.entries({ ...CHECK_PARTS[check.kind], ...COMMON_PARTS }).map(([name, shape]) => (
                <Part
                  key={`${check.kind}.${name}`}
                  path={`${path}.${name}`}
                  label={partName(name, pick)}
                  shape={shape}
                  value={(check as unknown as Record<string, unknown>)[name]}
                  change={(value) => set(replacing(check, withPart(check, name, value)))}
                  problems={gathered(rest.problems, `${path}.${name}`)}
                  disabled={rest.disabled}
                />
              ))}
              <TextField
                {...rest}
                path={`${path}.message`}
                label={t('entry.checkMessage')}
                value={check.message}
                onChange={(message) => set({ message: message || undefined })}
              />
              <TextField
                {...rest}
                path={`${path}.messageEn`}
                label={t('entry.checkMessageEn')}
                value={check.messageEn}
                onChange={(messageEn) => set({ messageEn: messageEn || undefined })}
              />
            </div>
          </details>
        )}
      </ListEditor>
    </div>
  );
}

/** What the old check had and the new one has not is taken away. */
const replacing = (before: Check, after: Check): Partial<Check> =>
  ({ ...Object.fromEntries(Object.keys(before).map((key) => [key, undefined])), ...after }) as unknown as Partial<Check>;

/** One part as text; while it is typed it stays as it is typed. */
function Part({
  path,
  label,
  shape,
  value,
  change,
  ...rest
}: Pick<SectionProps, 'problems' | 'disabled'> & {
  path: string;
  label: string;
  shape: PartShape;
  value: unknown;
  change: (value: unknown) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field path={path} label={label} problems={rest.problems}>
      <Input
        className="mono"
        value={typed ?? partText(value)}
        disabled={rest.disabled}
        aria-labelledby={`label-${path}`}
        onChange={(event) => {
          setTyped(event.target.value);
          change(partOf(shape, event.target.value));
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}
