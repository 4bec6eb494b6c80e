import { Direction, directions } from './directions';
import styles from './DirectionMark.module.css';

/** The shape of a direction; its word stands beside it. */
export function DirectionMark(props: { direction: Direction }) {
  const { icon: Icon, shape } = directions[props.direction];
  return (
    <span className={styles.mark} data-shape={shape} aria-hidden="true">
      <Icon className={styles.icon} />
    </span>
  );
}
