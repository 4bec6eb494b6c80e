import { ReactNode } from 'react';
import styles from './DataTable.module.css';

/** A plain table of few rows, in a frame that scrolls where it is too wide. */
export function DataTable(props: {
  /** A heading for each column. */
  columns: readonly string[];
  /** `tr`s, each with a `th` of scope `row` at its start. */
  children: ReactNode;
}) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            {props.columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}
