import { useTranslationRef } from '@backstage/frontend-plugin-api';
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
import { maturityTranslationRef } from '../translation';
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
  /** What counts are grouped by; the choice in the URL when left out. */
  groupBy?: GroupByField;
  /** How far metrics look back. */
  days?: DeliveryWindowDays;
}) {
  const { subject, groupBy, days } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { state, save } = useExport();
  const { status } = state;
  return (
    <>
      <span
        role={status === 'failed' ? 'alert' : 'status'}
        className={styles.status}
      >
        {status === 'running' && t('overview.output.running')}
        {status === 'done' &&
          t('overview.output.done', { file: state.fileName })}
        {status === 'failed' &&
          t('overview.output.failed', { message: state.message })}
      </span>
      <MenuTrigger>
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiDownloadLine />}
          isDisabled={status === 'running'}
        >
          {t('overview.output.export')}
        </Button>
        <Menu>
          {[subject].flat().flatMap(each =>
            formats.map(({ format, icon }) => (
              <MenuItem
                key={`${each} ${format}`}
                iconStart={icon}
                onAction={() => save(each, format, { groupBy, days })}
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
