import { Select } from 'antd';
import type { ReactNode } from 'react';
import { withParameters } from '../app/api.ts';
import { useWords } from '../app/i18n.ts';
import { useRead } from '../app/use-read.ts';
import type { Page } from '../../domain/api/basics.ts';
import type { RegistrablePower } from '../../domain/api/cases.ts';
import type { LicenceRow } from '../../domain/api/licences.ts';
import { licenceAct } from '../../domain/licences/acts.ts';
import type { FieldProblem } from '../../domain/forms/field-problem.ts';
import { Field } from '../parts/field.tsx';

interface Options {
  licence: NonNullable<RegistrablePower['licence']>;
  chosen: string | null;
  choose: (licenceId: string) => void;
  problems: FieldProblem[];
}

/** Which licence or award the case is to change, renew or end (XK8, XK49, XK50, XK69, XK70): those of which that is possible. */
export function LicenceChoice({ licence: { act, of }, chosen, choose, problems }: Options): ReactNode {
  const { t, pick } = useWords();
  const { from, of: category } = licenceAct(act);
  const read = useRead<Page<LicenceRow>>(withParameters('/licences', { powerCode: of, category, limit: 300 }));
  const kind = t(`registered.${category}`);
  const possible = (read.data?.items ?? []).filter(({ state }) => from.includes(state));
  return (
    <Field
      path="licenceId"
      label={t('application.licence', { kind })}
      required
      help={t('application.licenceHelp', { kind })}
      problems={problems}
    >
      <Select
        showSearch
        optionFilterProp="label"
        value={chosen}
        loading={read.isFetching}
        onChange={(id: string) => choose(id)}
        options={possible.map(({ id, number, holder, validTo }) => ({
          value: id,
          label: [number, holder, validTo && pick(`至 ${validTo}`, `until ${validTo}`)].filter(Boolean).join(' · '),
        }))}
        aria-labelledby="label-licenceId"
        data-testid="licence-choice"
      />
    </Field>
  );
}
