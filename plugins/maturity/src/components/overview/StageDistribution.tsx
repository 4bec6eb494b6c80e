import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StageDistribution as StageDistributionCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { ChartPanel } from '../../charts/ChartPanel';
import { StageBars } from '../../charts/StageBars';
import { countAtLeast, slicesOf } from '../../charts/stageCounts';
import { formatShareOf } from '../../format/shares';
import { useOrg } from '../../orgFrame/OrgContext';
import { useOrgLinks } from '../../url/useOrgLinks';
import { useStageWords } from '../../names/useStageWords';

/** How the services are spread over the stages, each bar leading to them. */
export function StageDistribution(props: {
  counts: StageDistributionCounts;
  isStale: boolean;
  title?: string;
  /** Nothing can be listed as it was: the bars lead nowhere. */
  isPast?: boolean;
}) {
  const { counts, isStale, title, isPast } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, atLeast } = useOrg();
  const links = useOrgLinks();
  const stageWords = useStageWords();
  const slices = slicesOf(model, counts);
  const total = formatNumber(counts.total);
  const largest = slices
    .filter(({ rank }) => rank > 0)
    .reduce((one, other) => (other.count > one.count ? other : one));
  const text =
    largest.count === 0
      ? t('org.overview.distributionNone', { total })
      : t('org.overview.distributionText', {
          count: counts.total,
          total,
          shown: formatNumber(largest.count),
          stage: stageWords(largest),
          share: formatShareOf(
            countAtLeast(model, counts, atLeast),
            counts.total,
          ),
          rank: String(atLeast),
        });

  return (
    <ChartPanel
      title={title ?? t('org.overview.distribution')}
      text={text}
      isStale={isStale}
      table={
        <table>
          <thead>
            <tr>
              <th scope="col">{t('org.chart.stage')}</th>
              <th scope="col">{t('org.chart.count')}</th>
              <th scope="col">{t('org.chart.share')}</th>
            </tr>
          </thead>
          <tbody>
            {slices.map(slice => (
              <tr key={slice.id}>
                <th scope="row">{stageWords(slice)}</th>
                <td>{formatNumber(slice.count)}</td>
                <td>{formatShareOf(slice.count, counts.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
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
