import { Button, Select } from '@backstage/ui';
import { RiFilter3Line } from '@remixicon/react';
import { useId, useState } from 'react';
import { formatNumber } from '../format/numbers';
import { useTexts } from '../translation';
import { countFilters, groupByFields } from '../url/orgQuery';
import { ActiveFilters } from './ActiveFilters';
import { CheckFilter } from './CheckFilter';
import styles from './FilterBar.module.css';
import { GroupFilter } from './GroupFilter';
import { ModelFilter } from './ModelFilter';
import { useOrg } from './OrgContext';
import { TextFilter } from './TextFilter';

/** Filters by stage, "not assessed" among them. */
function StageFilter() {
  const t = useTexts();
  const { filter, change, model } = useOrg();
  const options = [
    ...model.stages.map(({ id, title }, index) => ({
      id,
      label: `${index + 1} ${title}`,
    })),
    { id: 'none', label: t('common.notAssessed') },
  ];
  return (
    <Select
      selectionMode="multiple"
      label={t('org.field.stage')}
      placeholder={t('org.filters.all')}
      options={options}
      value={[...(filter.stage ?? [])]}
      onChange={keys => change({ filter: { stage: keys.map(String) } })}
    />
  );
}

/** Most organisations have one kind only: it is filtered by from its bar. */
const fields = groupByFields.filter(field => field !== 'kind');

/** The filters that all tabs share. On a narrow screen they open on demand. */
export function FilterBar() {
  const t = useTexts();
  const { query } = useOrg();
  const [isOpen, setIsOpen] = useState(false);
  const fieldsId = useId();
  const count = countFilters(query.filter);

  return (
    <section
      role="search"
      aria-label={t('org.filters.label')}
      className={styles.bar}
    >
      <Button
        className={styles.toggle}
        variant="secondary"
        size="small"
        iconStart={<RiFilter3Line />}
        aria-expanded={isOpen}
        aria-controls={fieldsId}
        onPress={() => setIsOpen(!isOpen)}
      >
        {count > 0
          ? t('org.filters.showActive', { count, shown: formatNumber(count) })
          : t('org.filters.show')}
      </Button>
      <div id={fieldsId} className={styles.fields} data-open={isOpen}>
        <ModelFilter />
        <TextFilter />
        {fields.map(field => (
          <GroupFilter key={field} field={field} />
        ))}
        <StageFilter />
        <CheckFilter />
      </div>
      <ActiveFilters />
    </section>
  );
}
