import { Link, Text } from '@backstage/ui';
import { isAnyReported, MetricSpreads } from '../../../delivery/MetricSpreads';
import { formatNumber } from '../../../format/numbers';
import { DaysChoice } from '../../../layout/DaysChoice';
import { Section } from '../../../layout/Section';
import { useDistribution } from '../../../queries/scorecardQueries';
import { AggregateKind, toMemberFilter } from '../../../rollup/aggregates';
import { useRollupLinks } from '../../../rollup/useRollup';
import { AnswerView } from '../../../states/AnswerView';
import { useTexts } from '../../../translation';
import { deliveryDays, useDeliveryQuery } from '../../../url/useDeliveryQuery';
import { useEntityWords } from '../../../names/useEntityWords';

/** The delivery metrics of the members of a system, domain or group, as distributions. */
export function RollupDelivery(props: {
  kind: AggregateKind;
  entityRef: string;
}) {
  const { kind, entityRef } = props;
  const t = useTexts();
  // The answer does not tell the kinds of the members.
  const words = useEntityWords([]);
  const { query, change } = useDeliveryQuery();
  const { days } = query;
  const aggregate = { kind, entityRef, isWithBelow: true };
  const answer = useDistribution(
    { filter: toMemberFilter(aggregate), days },
    { keepsPrevious: false },
  );
  const href = useRollupLinks(aggregate)('delivery');
  return (
    <Section
      title={t('delivery.parts.title')}
      aside={
        <DaysChoice
          label={t('delivery.days')}
          choices={deliveryDays}
          value={days}
          onChange={chosen => change({ days: chosen })}
        />
      }
    >
      <AnswerView
        answer={answer}
        loading={t('delivery.parts.loading')}
        placeholder="24rem"
        failed={t('delivery.parts.failed')}
      >
        {({ metrics, total, days: lookback }) =>
          isAnyReported(metrics, total) ? (
            <>
              <Text as="p" variant="body-small" color="secondary">
                {t('delivery.spread.text', {
                  entities: words.count(total),
                  days: formatNumber(lookback),
                })}
              </Text>
              <MetricSpreads
                metrics={metrics}
                total={total}
                days={lookback}
                words={words}
              />
              {href && <Link href={href}>{t('delivery.parts.open')}</Link>}
            </>
          ) : (
            <Text color="secondary">{t('delivery.parts.none')}</Text>
          )
        }
      </AnswerView>
    </Section>
  );
}
