import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { ChartPanel } from '../../charts/ChartPanel';
import { DataTable } from '../../charts/DataTable';
import { deliveryGuide } from '../../delivery/guide';
import { RelativeTime } from '../../format/RelativeTime';
import { formatNumber } from '../../format/numbers';
import { ExternalLink } from '../../links/ExternalLink';
import { useUnmatched } from '../../queries/queries';
import { useTexts } from '../../translation';
import styles from './UnmatchedPanel.module.css';
import { isDenied, PanelProblem } from '../../states/Notice';

/** The names that an event gives its target. */
export function listNames(subject: DeliveryTarget): readonly string[] {
  const { entityRef, annotations = {}, labels = {} } = subject;
  return [
    ...(entityRef ? [entityRef] : []),
    ...[annotations, labels].flatMap(names =>
      Object.entries(names).map(([key, value]) => `${key}: ${value}`),
    ),
  ];
}

/** Delivery events that belong to no known entity; nothing for those who may not see them, or where there are none. */
export function UnmatchedPanel() {
  const t = useTexts();
  const { data, error, retry } = useUnmatched();
  if ((error && isDenied(error)) || data?.total === 0 || (!data && !error)) {
    return null;
  }
  return (
    <ChartPanel
      title={t('delivery.unmatched.title')}
      text={
        data &&
        t('delivery.unmatched.text', {
          count: data.total,
          shown: formatNumber(data.total),
        })
      }
    >
      {error && <PanelProblem error={error} onRetry={retry} />}
      {data && !error && (
        <>
          <p className={styles.remedy}>
            {t('delivery.unmatched.remedy')}{' '}
            <ExternalLink href={deliveryGuide} title={t('delivery.guide')} />
          </p>
          <DataTable
            columns={[
              t('delivery.unmatched.source'),
              t('delivery.unmatched.subject'),
              t('delivery.unmatched.count'),
              t('delivery.unmatched.latest'),
              t('delivery.unmatched.reason'),
            ]}
          >
            {data.items.map(item => (
              <tr key={`${item.source} ${JSON.stringify(item.target)}`}>
                <th scope="row">{item.source}</th>
                <td>
                  {listNames(item.target).map(name => (
                    <code key={name} className={styles.name}>
                      {name}
                    </code>
                  ))}
                </td>
                <td>
                  {formatNumber(item.count)}{' '}
                  <span className={styles.kinds}>
                    {item.kinds
                      .map(kind => t(`delivery.seen.kinds.${kind}`))
                      .join(', ')}
                  </span>
                </td>
                <td>
                  <RelativeTime instant={item.latest} />
                </td>
                <td>
                  <span className={styles.reason}>{item.reason}</span>
                </td>
              </tr>
            ))}
          </DataTable>
          {data.total > data.items.length && (
            <p className={styles.remedy}>
              {t('delivery.unmatched.first', {
                shown: formatNumber(data.items.length),
                total: formatNumber(data.total),
              })}
            </p>
          )}
        </>
      )}
    </ChartPanel>
  );
}
