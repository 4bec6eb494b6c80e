import { LeftOut } from '../../print/LeftOut';
import { maxPrinted } from '../../print/PrintContext';
import styles from '../../print/print.module.css';
import { ServiceColumn, ServiceRow } from './useServiceColumns';

/** The services on paper: all that are loaded, where the screen draws those that are seen. */
export function ServicesPrint(props: {
  columns: readonly ServiceColumn[];
  rows: readonly ServiceRow[];
  total: number;
}) {
  const { columns, total } = props;
  const rows = props.rows.slice(0, maxPrinted);
  return (
    <>
      <LeftOut shown={rows.length} total={total} />
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              {columns.map(({ id, content, isRowHeader }) =>
                isRowHeader ? (
                  <th key={id} scope="row">
                    {content(row)}
                  </th>
                ) : (
                  <td key={id}>{content(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
