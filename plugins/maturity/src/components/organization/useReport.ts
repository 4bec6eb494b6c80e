import { useApi } from '@backstage/frontend-plugin-api';
import { ExportedFile } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useModels } from '../../queries/queries';
import { toKey } from '../../queries/queryClient';
import { Answer, useAnswer } from '../../queries/useAnswer';
import { useChosenSubject } from './useSubject';

/** A report, as Markdown and as the file to save. */
export interface Report {
  readonly text: string;
  readonly file: ExportedFile;
}

/** The report of the group, system or domain in the address, or of the organisation. */
export function useReport(): Answer<Report> & {
  /** Absent where no organisation is configured, and nothing else is chosen. */
  readonly entityRef?: string;
} {
  const api = useApi(maturityApiRef);
  const organization = useModels().data?.organization;
  const [entityRef = organization] = useChosenSubject();
  const answer = useAnswer<Report>({
    key: toKey('getReport', entityRef),
    read: async signal => {
      const file = await api.getReport(entityRef ?? '', { signal });
      return { file, text: await file.content.text() };
    },
    isEnabled: entityRef !== undefined,
  });
  return { ...answer, entityRef };
}
