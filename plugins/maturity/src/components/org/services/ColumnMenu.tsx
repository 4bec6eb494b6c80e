import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiLayoutColumnLine } from '@remixicon/react';
import { maturityTranslationRef } from '../../../translation';
import { ServiceColumnId, serviceColumnIds } from './serviceColumns';

/** Chooses the columns of the services table; the name is always shown. */
export function ColumnMenu(props: {
  columns: readonly ServiceColumnId[];
  labelOf: (id: ServiceColumnId) => string;
  onChoose: (wanted: Iterable<unknown>) => void;
}) {
  const { columns, labelOf, onChoose } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const optional = serviceColumnIds.filter(id => id !== 'name');
  return (
    <MenuTrigger>
      <Button
        size="small"
        variant="secondary"
        iconStart={<RiLayoutColumnLine />}
      >
        {t('services.columns')}
      </Button>
      <Menu
        aria-label={t('services.columns')}
        selectionMode="multiple"
        selectedKeys={columns}
        onSelectionChange={keys => onChoose(keys === 'all' ? optional : keys)}
      >
        {optional.map(id => (
          <MenuItem key={id} id={id}>
            {labelOf(id)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
