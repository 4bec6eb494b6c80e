import { Link, Text } from '@backstage/ui';
import { CSSProperties } from 'react';
import { formatNumber } from '../format';
import styles from './PartsDistribution.module.css';

/** How many parts stand at one stage, as a bar that leads to them. */
export function PartsBar(props: {
  rank?: number;
  title: string;
  count: number;
  total: number;
  href?: string;
}) {
  const { rank, title, count, total, href } = props;
  const number = formatNumber(count);
  return (
    <li className={styles.row}>
      <Text variant="body-small" className={styles.label}>
        {rank === undefined ? title : `${formatNumber(rank)} ${title}`}
      </Text>
      <span
        className={styles.bar}
        data-assessed={rank !== undefined || undefined}
        style={{ '--share': count / total } as CSSProperties}
        aria-hidden
      />
      {href && count > 0 ? (
        <Link
          href={href}
          variant="body-small"
          className={styles.count}
          aria-label={`${title}: ${number}`}
        >
          {number}
        </Link>
      ) : (
        <Text variant="body-small" className={styles.count}>
          {number}
        </Text>
      )}
    </li>
  );
}
