import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { ChartPanel } from '../../charts/ChartPanel';
import { StageLegend } from '../../charts/StageLegend';
import { useOrg } from '../../orgFrame/OrgContext';
import { Counts } from '../../queries/useCounts';
import { groupByFields } from '../../url/orgQuery';
import styles from './GroupedDistribution.module.css';
import { GroupRow } from './GroupRow';
import { GroupTable } from './GroupTable';

const shownAtFirst = 15;
const shownMore = 50;

function GroupByChoice() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { query, change } = useOrg();
  return (
    <ToggleButtonGroup
      className={styles.choice}
      aria-label={t('org.overview.groups')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[query.groupBy]}
      onSelectionChange={([key]) =>
        change(
          { groupBy: groupByFields.find(field => field === key) },
          { replace: true },
        )
      }
    >
      {groupByFields.map(field => (
        <ToggleButton key={field} id={field} size="small">
          {t(`org.field.${field}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** The same stages for each group side by side: teams, systems, types… */
export function GroupedDistribution(props: {
  counts: Counts;
  isStale: boolean;
}) {
  const { counts, isStale } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, query } = useOrg();
  const { groupBy: field = query.groupBy } = counts;
  const [shown, setShown] = useState(shownAtFirst);
  const groups = useMemo(
    () => [...counts.groups].sort((one, other) => other.total - one.total),
    [counts],
  );
  const visible = groups.slice(0, shown);
  const more = Math.min(groups.length - visible.length, shownMore);

  return (
    <ChartPanel
      title={t('org.overview.groups')}
      text={t(
        field === 'tag' ? 'org.overview.tagsText' : 'org.overview.groupsText',
        { count: groups.length, shown: formatNumber(groups.length) },
      )}
      isStale={isStale}
      controls={<GroupByChoice />}
      table={<GroupTable model={model} groups={groups} field={field} />}
    >
      <StageLegend model={model} />
      <ul className={styles.groups}>
        {visible.map(group => (
          <GroupRow key={group.value ?? ''} group={group} field={field} />
        ))}
      </ul>
      {more > 0 && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => setShown(shown + shownMore)}
        >
          {t('org.overview.more', { count: more, shown: formatNumber(more) })}
        </Button>
      )}
    </ChartPanel>
  );
}
