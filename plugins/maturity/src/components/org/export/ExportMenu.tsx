import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  ExportSubject,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RiBracesLine,
  RiDownloadLine,
  RiFileExcel2Line,
} from '@remixicon/react';
import { maturityTranslationRef } from '../../../translation';
import styles from './PageActions.module.css';
import { useExport } from './useExport';

/** Saves what is on the screen as a file: all that the filters leave, not one page of it. */
export function ExportMenu(props: {
  subject: ExportSubject;
  /** What counts are grouped by; the choice in the URL when left out. */
  groupBy?: GroupByField;
}) {
  const { subject, groupBy } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { state, save } = useExport(subject);
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
          <MenuItem
            iconStart={<RiFileExcel2Line />}
            onAction={() => save('csv', groupBy)}
          >
            {t('overview.output.csv')}
          </MenuItem>
          <MenuItem
            iconStart={<RiBracesLine />}
            onAction={() => save('json', groupBy)}
          >
            {t('overview.output.json')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
    </>
  );
}
