import {
  DeliveryReport,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Fragment, ReactNode } from 'react';
import { useTexts } from '../../../translation';
import { RelativeTime } from '../../../format/RelativeTime';
import { ExternalLink } from '../../../links/ExternalLink';
import styles from './DeliverySection.module.css';
import { formatNumber } from '../../../format/numbers';

function Fact(props: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

const origins = new Map(
  Object.values(deliveryScales).map(({ origin }) => [origin.title, origin.url]),
);

/** The data behind the metrics: sources, environments, production, incidents. */
export function WhatWasSeen(props: { report: DeliveryReport }) {
  const { sources, environments, production, incidentsTracked } = props.report;
  const t = useTexts();
  const named = Object.entries(environments);
  return (
    <section className={styles.seen} aria-label={t('delivery.seen.title')}>
      <dl>
        <Fact title={t('delivery.seen.sources')}>
          {sources.map(({ source, kinds, latest }, index) => (
            <Fragment key={source}>
              {index > 0 && ' · '}
              {t('delivery.seen.source', {
                source,
                kinds: kinds
                  .map(kind => t(`delivery.seen.kinds.${kind}`))
                  .join(', '),
              })}{' '}
              <RelativeTime instant={latest} />
            </Fragment>
          ))}
        </Fact>
        {named.length > 0 && (
          <Fact title={t('delivery.seen.environments')}>
            {named
              .map(([name, count]) =>
                t('delivery.seen.environment', {
                  name: name || t('delivery.seen.unnamed'),
                  shown: formatNumber(count),
                }),
              )
              .join(' · ')}
          </Fact>
        )}
        <Fact title={t('delivery.seen.production')}>
          {production.join(', ')}
        </Fact>
        <Fact title={t('delivery.seen.incidents')}>
          {incidentsTracked
            ? t('delivery.seen.tracked')
            : t('delivery.seen.untracked')}
        </Fact>
        <Fact title={t('delivery.seen.steps')}>
          <span className={styles.origins}>
            {Array.from(origins, ([title, url]) => (
              <ExternalLink key={title} href={url} title={title} />
            ))}
          </span>
        </Fact>
      </dl>
    </section>
  );
}
