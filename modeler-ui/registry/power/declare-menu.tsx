import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../app/i18n.ts';
import type { Power } from '../../../domain/api/registry.ts';
import type { ChangeKind } from '../../../domain/registry/change-life.ts';
import { declarableKinds } from '../version-rules.ts';
import { ChangeDialog } from './change-dialog.tsx';

/** Declarations that concern the whole power: suspension, resumption, abolition (R7a). */
export function DeclareMenu({ power }: { power: Power }): ReactNode {
  const { t } = useWords('registry');
  const [kind, setKind] = useState<ChangeKind | null>(null);
  const kinds = declarableKinds(power.state);
  if (kinds.length === 0) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: kinds.map((key) => ({ key, label: t(`changes.declareKind.${key}`), 'data-testid': `declare-${key}` })),
          onClick: ({ key }) => setKind(key as ChangeKind),
        }}
      >
        <Button size="small" data-testid="declare-menu">
          {t('power.declare')} ▾
        </Button>
      </Dropdown>
      {kind && <ChangeDialog power={power} kind={kind} close={() => setKind(null)} done={() => setKind(null)} />}
    </>
  );
}
