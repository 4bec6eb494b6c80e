import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  DeliveryWindowDays,
  ExportSubject,
  GroupByField,
  ExportRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RiPrinterLine,
  RiBracesLine,
  RiDownloadLine,
  RiFileExcel2Line,
} from '@remixicon/react';
import { ReactNode } from 'react';
import { useTexts } from '../translation';
import { usePrint } from '../print/PrintContext';
import styles from './PageActions.module.css';
import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../api';
import { useMaturityQueryClient } from '../queries/queryClient';
import { useOrg } from './OrgContext';
import { saveFile } from './saveFile';

/** Creates a file of everything that the filters select, and saves it. */
function useExport() {
  const api = useApi(maturityApiRef);
  const analytics = useAnalytics();
  const { filter, query } = useOrg();
  const { status, data, error, mutate } = useMutation(
    {
      mutationFn: (wanted: {
        subject: ExportSubject;
        format: ExportRequest['format'];
        groupBy?: GroupByField;
        days?: DeliveryWindowDays;
        limit?: number;
      }) => {
        const { subject, format, groupBy = query.groupBy } = wanted;
        const { days, limit } = wanted;
        analytics.captureEvent('export', `${subject}.${format}`);
        return api.exportScorecard({
          subject,
          format,
          filter,
          ...(subject === 'counts' ? { groupBy } : {}),
          ...(subject === 'deliveryMetrics' && days ? { days } : {}),
          ...(subject === 'fixes' && limit ? { limit } : {}),
        });
      },
      onSuccess: saveFile,
    },
    useMaturityQueryClient(),
  );
  return { status, fileName: data?.fileName, error, save: mutate };
}

const formats = [
  { format: 'csv', icon: <RiFileExcel2Line /> },
  { format: 'json', icon: <RiBracesLine /> },
] as const;

function exportTitle(
  t: ReturnType<typeof useTexts>,
  subject: ExportSubject,
  format: ExportRequest['format'],
): string {
  switch (subject) {
    case 'deliveries':
    case 'deliveryMetrics':
      return t(`delivery.export.${subject}.${format}`);
    case 'fixes':
      return t(`overview.output.fixes.${format}`);
    default:
      return t(`overview.output.${format}`);
  }
}

/** Saves what is on the screen as a file: all that the filters leave, not one page of it. */
function ExportMenu(props: {
  /** One, or several to choose from. */
  subject: ExportSubject | readonly ExportSubject[];
  /** Groups counts by this field; by the field in the URL when left out. */
  groupBy?: GroupByField;
  days?: DeliveryWindowDays;
  limit?: number;
}) {
  const { subject, ...options } = props;
  const t = useTexts();
  const { status, fileName, error, save } = useExport();
  return (
    <>
      <span role={error ? 'alert' : 'status'} className={styles.status}>
        {status === 'pending' && t('overview.output.running')}
        {fileName && t('overview.output.done', { file: fileName })}
        {error && t('overview.output.failed', { message: error.message })}
      </span>
      <MenuTrigger>
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiDownloadLine />}
          isDisabled={status === 'pending'}
        >
          {t('overview.output.export')}
        </Button>
        <Menu>
          {[subject].flat().flatMap(each =>
            formats.map(({ format, icon }) => (
              <MenuItem
                key={`${each} ${format}`}
                iconStart={icon}
                onAction={() => save({ subject: each, format, ...options })}
              >
                {exportTitle(t, each, format)}
              </MenuItem>
            )),
          )}
        </Menu>
      </MenuTrigger>
    </>
  );
}

/** The actions of a tab: its own controls, export and print. */
export function PageActions(props: {
  /** The content to export; no export when left out. */
  exports?: ExportSubject | readonly ExportSubject[];
  groupBy?: GroupByField;
  days?: DeliveryWindowDays;
  limit?: number;
  /** Title of the button that prints; "Print" when left out. */
  printTitle?: string;
  children?: ReactNode;
}) {
  const { exports, printTitle, children, ...options } = props;
  const t = useTexts();
  const { isPreparing, print } = usePrint();
  return (
    <div className={styles.actions}>
      {children}
      <div className={styles.output}>
        {exports && <ExportMenu subject={exports} {...options} />}
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiPrinterLine />}
          isDisabled={isPreparing}
          onPress={print}
        >
          {printTitle ?? t('overview.output.print')}
        </Button>
      </div>
    </div>
  );
}
