import { Link, Text } from '@backstage/ui';
import { formatNumber } from '../../../format/numbers';
import { DaysChoice } from '../../../layout/Choice';
import { Section } from '../../../layout/Section';
import { useDistribution } from '../../../queries/queries';
import { AggregateKind, toMemberFilter } from '../../../rollup/aggregates';
import { AnswerView } from '../../../states/AnswerView';
import { useTexts } from '../../../translation';
import { deliveryDays, useDeliveryQuery } from '../../../url/useDeliveryQuery';
import { useEntityWords } from '../../../names/useEntityWords';
import { isAnyReported, MetricSpreads } from '../../../delivery/MetricSpread';
import { useRollupLinks } from '../../../rollup/RollupView';

/** The delivery metrics of the members of a system, domain or group, as distributions. */
export function RollupDelivery(props: {
  kind: AggregateKind;
  entityRef: string;
}) {
  const { kind, entityRef } = props;
  const t = useTexts();
  // The answer does not tell the kinds of the members.
  const words = useEntityWords([]);
  const [query, change] = useDeliveryQuery();
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
        {({ metrics, total, days: period }) =>
          isAnyReported(metrics, total) ? (
            <>
              <Text as="p" variant="body-small" color="secondary">
                {t('delivery.spread.text', {
                  entities: words.count(total),
                  days: formatNumber(period),
                })}
              </Text>
              <MetricSpreads
                metrics={metrics}
                total={total}
                days={period}
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
