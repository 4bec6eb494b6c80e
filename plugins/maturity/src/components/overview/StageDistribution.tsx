import { StageDistribution as StageDistributionCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { ChartPanel } from '../../charts/ChartPanel';
import { StageBars } from '../../charts/StageBars';
import { countAtLeast, toSlices } from '../../charts/stageCounts';
import { useOrg } from '../../orgFrame/OrgContext';
import { useOrgLinks } from '../../url/useOrgLinks';
import { useStageWords } from '../../names/useStageWords';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';
import { DataTable } from '../../charts/DataTable';

/** The number of entities at each stage; each bar links to them. */
export function StageDistribution(props: {
  counts: StageDistributionCounts;
  isStale: boolean;
  title?: string;
  /** Nothing can be listed as it was: the bars lead nowhere. */
  isPast?: boolean;
}) {
  const { counts, isStale, title, isPast } = props;
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
      text={text}
      isStale={isStale}
      table={
        <DataTable
          isNumeric
          columns={[t('org.chart.stage'), words.title, t('org.chart.share')]}
        >
          {slices.map(slice => (
            <tr key={slice.id}>
              <th scope="row">{stageWords(slice)}</th>
              <td>{formatNumber(slice.count)}</td>
              <td>{formatShare(slice.count, counts.total)}</td>
            </tr>
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
