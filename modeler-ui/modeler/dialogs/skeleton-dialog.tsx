import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { RegistryEntry } from '../../../domain/registry/registry-entry.ts';
import { api, withParameters } from '../../app/api.ts';
import { useRead } from '../../app/use-read.ts';
import { Failure } from './failure.tsx';

interface Skeleton extends Pick<RegistryEntry, 'category' | 'positions'> {
  id: string;
  procedure: 'ordinary' | 'simple';
  name: string;
  nameEn: string;
  description: string;
  descriptionEn: string;
}

/** A drawing of the power's category to start from; which of its positions the entry lacks is told before. */
export const SkeletonDialog = ({
  entry,
  onCancel,
  onUse,
}: {
  entry: RegistryEntry;
  onCancel: () => void;
  onUse: (xml: string) => void;
}) => {
  const { t, language } = useWords('modeler');
  const english = language === 'en';
  const found = useRead<{ items: Skeleton[] }>('/registry/skeletons');
  const [failure, setFailure] = useState<unknown>(null);
  const [taking, setTaking] = useState<string | null>(null);
  const offered = (found.data?.items ?? [])
    .filter(({ category }) => category === entry.category)
    .sort((one, other) => Number(fits(other, entry)) - Number(fits(one, entry)) || lacking(one, entry) - lacking(other, entry));
  const use = (id: string): void => {
    setTaking(id);
    setFailure(null);
    api
      .get<{ xml: string }>(
        withParameters(`/registry/skeletons/${encodeURIComponent(id)}`, { processId: entry.processId, name: entry.powerName }),
      )
      .then(
        ({ xml }) => onUse(xml),
        (fault: unknown) => {
          setFailure(fault);
          setTaking(null);
        },
      );
  };
  const names = (positions: Skeleton['positions']): string =>
    positions.map(({ name, nameEn }) => (english ? nameEn : name)).join(english ? ', ' : '、');
  return (
    <Modal open title={t('skeleton.title')} onCancel={onCancel} footer={null} width={640}>
      {found.isPending && <p role="status">{t('skeleton.loading')}</p>}
      {found.data && offered.length === 0 && <p>{t('skeleton.none')}</p>}
      <ul className="skeletons">
        {offered.map((skeleton) => {
          const missing = skeleton.positions.filter(({ code }) => !entry.positions.some((position) => position.code === code));
          return (
            <li key={skeleton.id}>
              <div>
                <strong>{english ? skeleton.nameEn : skeleton.name}</strong>
                <p>{english ? skeleton.descriptionEn : skeleton.description}</p>
                <p className="panel-help">{t('skeleton.positions', { names: names(skeleton.positions) })}</p>
                {missing.length > 0 && <p className="panel-notice">{t('skeleton.missing', { names: names(missing) })}</p>}
              </div>
              <Button
                type="primary"
                loading={taking === skeleton.id}
                disabled={taking !== null}
                onClick={() => use(skeleton.id)}
                data-testid={`skeleton-${skeleton.id}`}
              >
                {t('skeleton.use')}
              </Button>
            </li>
          );
        })}
      </ul>
      {offered.length > 0 && <p className="panel-help">{t('skeleton.replaces')}</p>}
      <Failure fault={failure ?? found.error} />
    </Modal>
  );
};

const lacking = ({ positions }: Skeleton, entry: RegistryEntry): number =>
  positions.filter(({ code }) => !entry.positions.some((position) => position.code === code)).length;
const fits = ({ procedure }: Skeleton, entry: RegistryEntry): boolean => procedure === (entry.procedure ?? 'ordinary');
