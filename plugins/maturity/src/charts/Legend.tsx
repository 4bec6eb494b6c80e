import styles from './Legend.module.css';
import { SegmentLook } from './SegmentBar';

/** What the fills of a chart stand for. */
export function Legend(props: {
  label: string;
  entries: readonly {
    readonly id: string;
    readonly text: string;
    readonly look: SegmentLook;
  }[];
}) {
  return (
    <ul className={styles.legend} aria-label={props.label}>
      {props.entries.map(({ id, text, look }) => (
        <li key={id} className={styles.entry}>
          <span {...look} className={`${styles.swatch} ${look.className}`} />
          {text}
        </li>
      ))}
    </ul>
  );
}
