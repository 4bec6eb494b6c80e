import { Button } from '@backstage/ui';
import {
  DeliveryWindowDays,
  ExportSubject,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiPrinterLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { useTexts } from '../translation';
import { usePrint } from '../print/PrintContext';
import { ExportMenu } from './ExportMenu';
import styles from './PageActions.module.css';

/** The actions of a tab: its own controls, export and print. */
export function PageActions(props: {
  /** The content to export; no export when left out. */
  exports?: ExportSubject | readonly ExportSubject[];
  groupBy?: GroupByField;
  days?: DeliveryWindowDays;
  children?: ReactNode;
}) {
  const { exports, groupBy, days, children } = props;
  const t = useTexts();
  const { isPreparing, print } = usePrint();
  return (
    <div className={styles.actions}>
      {children}
      <div className={styles.output}>
        {exports && (
          <ExportMenu subject={exports} groupBy={groupBy} days={days} />
        )}
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiPrinterLine />}
          isDisabled={isPreparing}
          onPress={print}
        >
          {t('overview.output.print')}
        </Button>
      </div>
    </div>
  );
}
