import { Button } from '@backstage/ui';
import { Choice } from '../../layout/Choice';
import {
  CountAssessmentsResponse,
  GroupByField,
  Model,
  StageDistribution as StageDistributionCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo, useState } from 'react';
import { ChartPanel } from '../../charts/ChartPanel';
import { DataRow, DataTable } from '../../charts/DataTable';
import { listStages, toSlices, countAtLeast } from '../../charts/stageCounts';
import { formatNumber, formatShare } from '../../format/numbers';
import { useGroupTitle } from '../../names/fields';
import { useOrg } from '../../orgFrame/OrgContext';
import { Counts } from '../../queries/queries';
import { useTexts } from '../../translation';
import { groupByFields, narrowToGroup, useOrgLinks } from '../../url/orgQuery';
import styles from './GroupedDistribution.module.css';
import { StageLegend } from '../../charts/Legend';
import { Link } from 'react-router-dom';
import {
  useEntityWords,
  useOpenUpwardsWords,
  useStageWords,
} from '../../names/useEntityWords';
import { StackedBar } from '../../charts/SegmentBar';
import { StageBars } from '../../charts/StageBars';

/** The number of entities at each stage; each bar links to them. */
export function StageDistribution(props: {
  counts: StageDistributionCounts;
  /** Entities that are at least at their stage; not known of a past day. */
  openUpwards?: number;
  isStale: boolean;
  title?: string;
  /** Nothing can be listed as it was: the bars lead nowhere. */
  isPast?: boolean;
}) {
  const { counts, openUpwards = 0, isStale, title, isPast } = props;
  const openWords = useOpenUpwardsWords();
  const t = useTexts();
  const { model, atLeast } = useOrg();
  const links = useOrgLinks();
  const stageWords = useStageWords();
  const words = useEntityWords(model);
  const slices = toSlices(model, counts);
  const entities = words.count(counts.total);
  const largest = slices
    .filter(({ rank }) => rank > 0)
    .reduce((one, other) => (other.count > one.count ? other : one));
  const text =
    largest.count === 0
      ? t('org.overview.distributionNone', { entities })
      : t('org.overview.distributionText', {
          entities,
          shown: formatNumber(largest.count),
          stage: stageWords(largest),
          share: formatShare(
            countAtLeast(model, counts, atLeast),
            counts.total,
          ),
          rank: String(atLeast),
        });

  return (
    <ChartPanel
      title={title ?? t('org.overview.distribution', { entities: words.title })}
      text={[text, ...openWords(openUpwards, words)].join(' ')}
      isStale={isStale}
      table={
        <DataTable
          isNumeric
          columns={[t('org.chart.stage'), words.title, t('org.chart.share')]}
        >
          {slices.map(slice => (
            <DataRow
              key={slice.id}
              cells={[
                stageWords(slice),
                formatNumber(slice.count),
                formatShare(slice.count, counts.total),
              ]}
            />
          ))}
        </DataTable>
      }
    >
      <StageBars
        model={model}
        counts={counts}
        linkTo={({ id }) =>
          isPast ? undefined : links.services({ stage: [id] })
        }
      />
    </ChartPanel>
  );
}

/** One group: its name, its bar, its size. */
function GroupRow(props: {
  group: CountAssessmentsResponse['groups'][number];
  field: GroupByField;
}) {
  const { group, field } = props;
  const { value, total } = group;
  const { model, filter } = useOrg();
  const links = useOrgLinks();
  const title = useGroupTitle()(field, value);
  const narrowed = narrowToGroup(filter, field, value);
  const size = useEntityWords(model).count(total);

  return (
    <li className={styles.row}>
      <Link className={styles.name} to={links.services(narrowed)} title={title}>
        {title}
      </Link>
      <StackedBar
        model={model}
        counts={group}
        group={title}
        linkTo={({ id }) => links.services({ ...narrowed, stage: [id] })}
      />
      <span className={styles.size}>{size}</span>
    </li>
  );
}

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
  return (
    <DataTable
      isNumeric
      columns={[
        t(`org.field.${field}`),
        ...listStages(model).map(column => ({
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
        <DataRow
          key={group.value ?? ''}
          cells={[
            groupTitle(field, group.value),
            ...toSlices(model, group).map(({ count }) => formatNumber(count)),
            formatNumber(group.total),
          ]}
        />
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
    <Choice
      className={styles.choice}
      label={t('org.overview.groups')}
      value={query.groupBy}
      options={groupByFields.map(field => ({
        id: field,
        text: t(`org.field.${field}`),
      }))}
      onChange={groupBy => change({ groupBy }, { replace: true })}
    />
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
