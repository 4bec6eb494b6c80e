import { Text } from '@backstage/ui';
import { ListExemptionsResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiShieldCheckLine } from '@remixicon/react';
import { formatNumber } from '../../format/numbers';
import { Choice } from '../../layout/Choice';
import { Section } from '../../layout/Section';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useExemptions } from '../../queries/statements';
import { TableSkeleton } from '../../states/AnswerView';
import { Notice, PageProblem } from '../../states/Notice';
import { useTexts } from '../../translation';
import { inPlace, useUrlState, withParams } from '../../url/useUrlState';
import { ExemptionRow } from './ExemptionRow';
import styles from './Exemptions.module.css';

/** Exemptions of which most organisations have fewer. */
const LIMIT = 500;

const filters = ['open', 'all'] as const;
type ExemptionFilter = (typeof filters)[number];

function parseFilter(params: URLSearchParams): ExemptionFilter {
  return filters.find(one => one === params.get('show')) ?? 'open';
}

function setFilter(params: URLSearchParams, show: ExemptionFilter) {
  return withParams(params, { show });
}

function ExemptionsPanel(props: { answer: ListExemptionsResponse }) {
  const t = useTexts();
  const { items, totalItems } = props.answer;
  const [filter, setShown] = useUrlState(parseFilter, setFilter, inPlace);
  const open = items.filter(
    ({ status, isExpired }) =>
      !isExpired && (status === 'requested' || status === 'approved'),
  );
  const shown = filter === 'open' ? open : items;
  const counts = { open: open.length, all: items.length };
  return (
    <Section
      title={t('exemptions.title')}
      aside={
        <Choice
          label={t('exemptions.show')}
          value={filter}
          options={filters.map(id => ({
            id,
            text: t('entity.checks.filterCount', {
              label: t(`exemptions.filter.${id}`),
              number: formatNumber(counts[id]),
            }),
          }))}
          onChange={setShown}
        />
      }
    >
      <Text as="p" color="secondary">
        {t('exemptions.intro')}
      </Text>
      {shown.length === 0 ? (
        <Notice title={t('exemptions.none')} icon={<RiShieldCheckLine />}>
          <p>{t('exemptions.noneText')}</p>
        </Notice>
      ) : (
        <ul className={styles.list}>
          {shown.map(item => (
            <ExemptionRow
              key={item.id ?? `${item.entityRef} ${item.checkId} ${item.until}`}
              item={item}
            />
          ))}
        </ul>
      )}
      {totalItems > items.length && (
        <Text as="p" variant="body-small" color="secondary">
          {t('exemptions.more', {
            shown: formatNumber(items.length),
            total: formatNumber(totalItems),
          })}
        </Text>
      )}
    </Section>
  );
}

function Exemptions() {
  const { data, error, retry } = useExemptions({ limit: LIMIT });
  if (error) {
    return <PageProblem error={error} onRetry={retry} />;
  }
  return data ? <ExemptionsPanel answer={data} /> : <TableSkeleton />;
}

/** The tab with all exemptions, and the requests that wait for a decision. */
export function ExemptionsContent() {
  return (
    <OrgFrame hasNoFilters skeleton={<TableSkeleton />}>
      <Exemptions />
    </OrgFrame>
  );
}
