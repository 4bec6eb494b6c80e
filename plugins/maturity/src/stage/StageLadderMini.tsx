import styles from './StageLadderMini.module.css';

/** A ladder small enough for a table cell. `label` says it in words. */
export function StageLadderMini(props: {
  rank: number;
  count: number;
  label: string;
}) {
  const { rank, count, label } = props;
  return (
    <span role="img" aria-label={label} title={label} className={styles.ladder}>
      {Array.from({ length: count }, (_, index) => (
        <span
          key={index}
          className={styles.rung}
          data-reached={index < rank || undefined}
        />
      ))}
    </span>
  );
}
