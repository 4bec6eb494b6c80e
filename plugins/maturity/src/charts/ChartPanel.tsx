import { Button, Card, CardBody } from '@backstage/ui';
import { RiBarChartHorizontalLine, RiTableLine } from '@remixicon/react';
import { ReactNode, useId, useState } from 'react';
import { useTexts } from '../translation';
import styles from './ChartPanel.module.css';
import { usePrinting } from '../print/PrintContext';

/** A chart in a card, with a sentence that describes it, and the same as a table behind a button. */
export function ChartPanel(props: {
  title: ReactNode;
  /** Describes the chart in a sentence; absent while there are no data. */
  text?: string;
  controls?: ReactNode;
  isStale?: boolean;
  /** The same in numbers; absent while there are none. */
  table?: ReactNode;
  children: ReactNode;
}) {
  const { title, text, controls, isStale, table, children } = props;
  const t = useTexts();
  const [isWanted, setIsTable] = useState(false);
  const isTable = isWanted && Boolean(table);
  const isPrinting = usePrinting();
  const titleId = useId();
  const textId = useId();

  return (
    <Card>
      <CardBody>
        <section
          className={styles.panel}
          aria-labelledby={titleId}
          aria-describedby={text ? textId : undefined}
          aria-busy={isStale}
        >
          <div className={styles.head}>
            <h2 id={titleId} className={styles.title}>
              {title}
            </h2>
            {controls && <div className={styles.controls}>{controls}</div>}
            {table && (
              <Button
                className={styles.toggle}
                variant="tertiary"
                size="small"
                iconStart={
                  isTable ? <RiBarChartHorizontalLine /> : <RiTableLine />
                }
                onPress={() => setIsTable(!isTable)}
              >
                {isTable ? t('org.chart.showChart') : t('org.chart.showTable')}
              </Button>
            )}
          </div>
          {text && (
            <p id={textId} className={styles.text}>
              {text}
            </p>
          )}
          <div className={isStale ? styles.stale : undefined}>
            {(!isTable || isPrinting) && children}
            {(isTable || isPrinting) && table}
          </div>
        </section>
      </CardBody>
    </Card>
  );
}
