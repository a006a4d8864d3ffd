import { Button, DatePicker, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import type { SubstitutionList, SubstitutionView } from '../../domain/api/organisation.ts';
import { api } from '../app/api.ts';
import { ErrorNotice } from '../app/errors.tsx';
import { useWords } from '../app/i18n.ts';
import { civilDate, serverNow } from '../app/time.tsx';
import { useAction } from '../app/use-action.ts';
import { useRead } from '../app/use-read.ts';
import { useSession } from '../app/use-session.ts';
import { Field } from '../parts/field.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';

/** Who stands in for whom; entered by the person or by whoever leads in the organ. */
export function Substitutes(): ReactNode {
  const { t } = useWords();
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const inPlaceOf = [...new Set((person?.positions ?? []).flatMap(({ substituteFor }) => substituteFor?.name ?? []))];
  return (
    <>
      {inPlaceOf.length > 0 && (
        <span className="state on" data-testid="stands-in">
          {t('work.standsIn', { names: inPlaceOf.join('、') })}
        </span>
      )}
      <Button size="small" onClick={() => setOpen(true)} data-testid="substitutes">
        {t('work.substitutes')}
      </Button>
      {open && <List close={() => setOpen(false)} />}
    </>
  );
}

function List({ close }: { close: () => void }): ReactNode {
  const { t } = useWords();
  const { data, error } = useRead<SubstitutionList>('/substitutions');
  const [entering, setEntering] = useState(false);
  const end = useAction((key, id: string) => api.post<undefined>(`/substitutions/${id}/end`, {}, { key }));
  const mayEnd = ({ person }: SubstitutionView): boolean => data?.entersFor.some(({ id }) => id === person.id) ?? false;
  return (
    <Modal open title={t('work.substitutes')} onCancel={close} footer={null} width={640} data-testid="substitutes-dialog">
      <div className="stack">
        <p className="quiet">{t('work.substitutesText')}</p>
        {(error ?? end.error) && <ErrorNotice error={(error ?? end.error)!} />}
        {data && data.items.length > 0 ? (
          <table className="plain">
            <thead>
              <tr>
                <th>{t('work.absent')}</th>
                <th>{t('work.substitute')}</th>
                <th>{t('work.period')}</th>
                <th>{t('work.reason')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {data.items.map((one) => (
                <tr key={one.id}>
                  <td>{one.person.name}</td>
                  <td>{one.substitute.name}</td>
                  <td className="nowrap">
                    {one.from} – {one.to}
                  </td>
                  <td>{one.reason}</td>
                  <td>
                    {mayEnd(one) && (
                      <Button type="link" size="small" loading={end.pending} onClick={() => void end.run(one.id)}>
                        {t('work.end')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p className="quiet">{t('work.noSubstitutes')}</p>
        )}
        <p>
          <Button type="primary" onClick={() => setEntering(true)} disabled={!data} data-testid="enter-substitute">
            {t('work.enterSubstitute')}
          </Button>
        </p>
      </div>
      {entering && data && <Enter list={data} close={() => setEntering(false)} />}
    </Modal>
  );
}

function Enter({ list, close }: { list: SubstitutionList; close: () => void }): ReactNode {
  const { t } = useWords();
  const { person } = useSession();
  const today = civilDate(serverNow());
  const [personId, setPersonId] = useState(person?.id ?? '');
  const [substituteId, setSubstituteId] = useState<string>();
  const [days, setDays] = useState<[string, string]>([today, today]);
  const enter = useAction((key, reason: string) =>
    api.post<SubstitutionView>('/substitutions', { personId, substituteId, from: days[0], to: days[1], reason }, { key }),
  );
  const options = (people: { id: string; name: string }[]) => people.map(({ id, name }) => ({ value: id, label: name }));
  const problems = enter.error?.fields;
  return (
    <ReasonDialog
      title={t('work.enterSubstitute')}
      label={t('work.reason')}
      confirmText={t('work.enterSubstitute')}
      action={enter}
      disabled={!substituteId}
      most={500}
      done={() => undefined}
      close={close}
      testId="enter"
    >
      <Field path="personId" label={t('work.absent')} required problems={problems}>
        <Select
          value={personId}
          onChange={setPersonId}
          options={options(list.entersFor)}
          showSearch={{ optionFilterProp: 'label' }}
          aria-labelledby="label-personId"
        />
      </Field>
      <Field path="substituteId" label={t('work.substitute')} required problems={problems}>
        <Select
          value={substituteId}
          onChange={setSubstituteId}
          placeholder={t('choose')}
          options={options(list.colleagues.filter(({ id }) => id !== personId))}
          showSearch={{ optionFilterProp: 'label' }}
          aria-labelledby="label-substituteId"
          data-testid="enter-who"
        />
      </Field>
      <Field path="to" label={t('work.period')} required problems={problems}>
        <DatePicker.RangePicker
          value={[dayjs(days[0]), dayjs(days[1])]}
          allowClear={false}
          onChange={(_, [from, to]) => setDays([from, to])}
          aria-labelledby="label-to"
        />
      </Field>
    </ReasonDialog>
  );
}
