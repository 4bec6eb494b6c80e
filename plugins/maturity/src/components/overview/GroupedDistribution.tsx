import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  CountAssessmentsResponse,
  GroupByField,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo, useState } from 'react';
import { ChartPanel } from '../../charts/ChartPanel';
import { DataTable } from '../../charts/DataTable';
import { toSlices } from '../../charts/stageCounts';
import { formatNumber } from '../../format/numbers';
import { useGroupTitle } from '../../names/useGroupTitle';
import { useStageWords } from '../../names/useStageWords';
import { useOrg } from '../../orgFrame/OrgContext';
import { Counts } from '../../queries/scorecardQueries';
import { useTexts } from '../../translation';
import { groupByFields } from '../../url/orgQuery';
import { GroupRow } from './GroupRow';
import styles from './GroupedDistribution.module.css';
import { StageLegend } from '../../charts/Legend';

/** The groups and their counts as a table, all of them. */
function GroupTable(props: {
  model: Model;
  groups: CountAssessmentsResponse['groups'];
  field: GroupByField;
}) {
  const { model, groups, field } = props;
  const t = useTexts();
  const groupTitle = useGroupTitle();
  const stageWords = useStageWords();
  const columns = [
    ...model.stages.map(({ title }, index) => ({ rank: index + 1, title })),
    { rank: 0 },
  ];
  return (
    <DataTable
      isNumeric
      columns={[
        t(`org.field.${field}`),
        ...columns.map(column => ({
          text:
            column.rank === 0
              ? t('common.notAssessed')
              : t('common.stageNumber', { rank: formatNumber(column.rank) }),
          hint: stageWords(column),
        })),
        t('org.chart.total'),
      ]}
    >
      {groups.map(group => (
        <tr key={group.value ?? ''}>
          <th scope="row">{groupTitle(field, group.value)}</th>
          {toSlices(model, group).map(({ id, count }) => (
            <td key={id}>{formatNumber(count)}</td>
          ))}
          <td>{formatNumber(group.total)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

const shownAtFirst = 15;
const shownMore = 50;

function GroupByChoice() {
  const t = useTexts();
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
  const t = useTexts();
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
