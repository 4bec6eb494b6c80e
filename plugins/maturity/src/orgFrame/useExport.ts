import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import {
  DeliveryWindowDays,
  ExportedFile,
  ExportRequest,
  ExportSubject,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../api';
import { useMaturityQueryClient } from '../queries/queryClient';
import { useOrg } from './OrgContext';

/** Hands a file to the browser to save. */
function saveFile({ fileName, content }: ExportedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Creates a file of everything that the filters select, and saves it. */
export function useExport() {
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
      }) => {
        const { subject, format, groupBy = query.groupBy, days } = wanted;
        analytics.captureEvent('export', `${subject}.${format}`);
        return api.exportScorecard({
          subject,
          format,
          filter,
          ...(subject === 'counts' ? { groupBy } : {}),
          ...(subject === 'deliveryMetrics' && days ? { days } : {}),
        });
      },
      onSuccess: saveFile,
    },
    useMaturityQueryClient(),
  );
  return { status, fileName: data?.fileName, error, save: mutate };
}
