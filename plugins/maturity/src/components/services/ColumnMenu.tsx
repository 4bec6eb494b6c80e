import {
  Button,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
} from '@backstage/ui';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RiCheckboxBlankLine,
  RiCheckboxLine,
  RiLayoutColumnLine,
} from '@remixicon/react';
import { useTexts } from '../../translation';
import styles from './ServicesTable.module.css';
import { formatNumber } from '../../format/numbers';
import {
  maxCheckColumns,
  readCheckId,
  serviceColumnIds,
  toCheckColumn,
} from './useChosenColumns';
import { useStageWords } from '../../names/useEntityWords';

/** Chooses the columns of the services table; the name is always shown. */
export function ColumnMenu(props: {
  model: Model;
  columns: readonly string[];
  toLabel: (id: string) => string;
  onChoose: (wanted: Iterable<unknown>) => void;
}) {
  const { model, columns, toLabel, onChoose } = props;
  const t = useTexts();
  const stageWords = useStageWords();
  const stages = model.stages.map((stage, index) => ({
    words: stageWords({ rank: index + 1, title: stage.title }),
    columns: stage.checks.map(({ id }) => toCheckColumn(id)),
  }));
  const plain = serviceColumnIds.filter(id => id !== 'name');
  const checks = stages.flatMap(stage => stage.columns);
  const chosenChecks = columns.filter(id => readCheckId(id) !== undefined);
  const isFull = chosenChecks.length >= maxCheckColumns;
  const renderItem = (id: string) => (
    <MenuItem
      key={id}
      id={id}
      textValue={toLabel(id)}
      iconStart={
        columns.includes(id) ? <RiCheckboxLine /> : <RiCheckboxBlankLine />
      }
    >
      {toLabel(id)}
    </MenuItem>
  );
  return (
    <span className={styles.columns}>
      {isFull && (
        <span className={styles.quiet} role="status">
          {t('services.columnsFull', { most: formatNumber(maxCheckColumns) })}
        </span>
      )}
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
          disabledKeys={
            isFull ? checks.filter(id => !chosenChecks.includes(id)) : []
          }
          onSelectionChange={keys =>
            onChoose(keys === 'all' ? [...plain, ...checks] : keys)
          }
        >
          <MenuSection title={t('services.columnsAbout')}>
            {plain.map(renderItem)}
          </MenuSection>
          {stages
            .filter(stage => stage.columns.length > 0)
            .map(stage => (
              <MenuSection key={stage.words} title={stage.words}>
                {stage.columns.map(renderItem)}
              </MenuSection>
            ))}
        </Menu>
      </MenuTrigger>
    </span>
  );
}
