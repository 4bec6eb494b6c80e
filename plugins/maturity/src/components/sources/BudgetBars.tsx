import { Text } from '@backstage/ui';
import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../../format/numbers';
import { RelativeTime } from '../../format/RelativeTime';
import { useTexts } from '../../translation';
import styles from './Sources.module.css';

/** The rate limits of a source: what is left of each, as a bar with its numbers. */
export function BudgetBars(props: {
  source: string;
  budgets: readonly SourceBudget[];
}) {
  const { source, budgets } = props;
  const t = useTexts();
  return (
    <ul
      className={styles.budgets}
      aria-label={t('sources.budget.title', { source })}
    >
      {budgets.map(({ account, counts, limit, remaining, resetsAt }) => (
        <li key={`${account} ${counts}`}>
          <span className={styles.track} aria-hidden>
            <span
              className={styles.length}
              style={{ inlineSize: `${(100 * remaining) / limit}%` }}
            />
          </span>
          <Text variant="body-small" color="secondary">
            {t('sources.budget.left', {
              account,
              counts,
              shown: formatNumber(remaining),
              total: formatNumber(limit),
              time: <RelativeTime instant={resetsAt} />,
            })}
          </Text>
        </li>
      ))}
    </ul>
  );
}
