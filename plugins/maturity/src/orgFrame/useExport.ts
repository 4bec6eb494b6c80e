import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import {
  DeliveryWindowDays,
  ExportRequest,
  ExportSubject,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { maturityApiRef } from '../api';
import { useOrg } from './OrgContext';
import { saveFile } from './saveFile';

/** How the last export went. */
export type ExportState =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly fileName: string }
  | { readonly status: 'failed'; readonly message: string };

/** Makes a file of what the filters leave, and saves it. */
export function useExport() {
  const api = useApi(maturityApiRef);
  const analytics = useAnalytics();
  const { filter, query } = useOrg();
  const [state, setState] = useState<ExportState>({ status: 'idle' });
  const save = async (
    subject: ExportSubject,
    format: ExportRequest['format'],
    {
      groupBy = query.groupBy,
      days,
    }: { groupBy?: GroupByField; days?: DeliveryWindowDays } = {},
  ) => {
    setState({ status: 'running' });
    analytics.captureEvent('export', `${subject}.${format}`);
    try {
      const file = await api.exportScorecard({
        subject,
        format,
        filter,
        ...(subject === 'counts' ? { groupBy } : {}),
        ...(subject === 'deliveryMetrics' && days ? { days } : {}),
      });
      saveFile(file);
      setState({ status: 'done', fileName: file.fileName });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      setState({ status: 'failed', message });
    }
  };
  return { state, save };
}
