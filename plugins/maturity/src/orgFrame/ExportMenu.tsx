import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  DeliveryWindowDays,
  ExportSubject,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RiBracesLine,
  RiDownloadLine,
  RiFileExcel2Line,
} from '@remixicon/react';
import { useTexts } from '../translation';
import styles from './PageActions.module.css';
import { useExport } from './useExport';

const formats = [
  { format: 'csv', icon: <RiFileExcel2Line /> },
  { format: 'json', icon: <RiBracesLine /> },
] as const;

/** Saves what is on the screen as a file: all that the filters leave, not one page of it. */
export function ExportMenu(props: {
  /** One, or several to choose from. */
  subject: ExportSubject | readonly ExportSubject[];
  /** Groups counts by this field; by the field in the URL when left out. */
  groupBy?: GroupByField;
  /** The period of the metrics. */
  days?: DeliveryWindowDays;
}) {
  const { subject, groupBy, days } = props;
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
                onAction={() => save({ subject: each, format, groupBy, days })}
              >
                {each === 'deliveries' || each === 'deliveryMetrics'
                  ? t(`delivery.export.${each}.${format}`)
                  : t(`overview.output.${format}`)}
              </MenuItem>
            )),
          )}
        </Menu>
      </MenuTrigger>
    </>
  );
}
