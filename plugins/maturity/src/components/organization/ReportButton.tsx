import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiMarkdownLine } from '@remixicon/react';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../../api';
import { saveFile } from '../../orgFrame/saveFile';
import { useMaturityQueryClient } from '../../queries/queryClient';
import { useTexts } from '../../translation';
import styles from './Organization.module.css';
import { useSubject } from './useSubject';

/** Saves the report of the subject as a file; there is none of all services alike. */
export function ReportButton() {
  const t = useTexts();
  const api = useApi(maturityApiRef);
  const analytics = useAnalytics();
  const entityRef = useSubject()?.entityRef;
  const { status, data, error, mutate } = useMutation(
    {
      mutationFn: (ref: string) => {
        analytics.captureEvent('report', ref);
        return api.getReport(ref);
      },
      onSuccess: saveFile,
    },
    useMaturityQueryClient(),
  );
  if (!entityRef) {
    return null;
  }
  return (
    <span className={styles.report}>
      <Button
        variant="secondary"
        size="small"
        iconStart={<RiMarkdownLine />}
        isDisabled={status === 'pending'}
        onPress={() => mutate(entityRef)}
      >
        {t('organization.report.save')}
      </Button>
      <span role={error ? 'alert' : 'status'} className={styles.reportStatus}>
        {status === 'pending' && t('organization.report.running')}
        {data && t('organization.report.done', { file: data.fileName })}
        {error && t('organization.report.failed', { message: error.message })}
      </span>
    </span>
  );
}
