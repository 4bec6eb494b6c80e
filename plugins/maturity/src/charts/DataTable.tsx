import { ReactNode } from 'react';
import styles from './DataTable.module.css';

/** The heading of a column, with more words on hover where it is short. */
export type DataColumn =
  | string
  | { readonly text: string; readonly hint: string };

/** A plain table of few rows, in a frame that scrolls where it is too wide. */
export function DataTable(props: {
  columns: readonly DataColumn[];
  /** Aligns all columns but the first as numbers. */
  isNumeric?: boolean;
  /** {@link DataRow}s, or `tr`s with a `th` of scope `row` at their start. */
  children: ReactNode;
}) {
  const { columns, isNumeric, children } = props;
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-numeric={isNumeric || undefined}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={index}
                scope="col"
                title={typeof column === 'string' ? undefined : column.hint}
              >
                {typeof column === 'string' ? column : column.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** A row of a {@link DataTable}; its first cell is its heading. */
export function DataRow(props: { cells: readonly ReactNode[] }) {
  const [first, ...rest] = props.cells;
  return (
    <tr>
      <th scope="row">{first}</th>
      {rest.map((cell, index) => (
        <td key={index}>{cell}</td>
      ))}
    </tr>
  );
}
