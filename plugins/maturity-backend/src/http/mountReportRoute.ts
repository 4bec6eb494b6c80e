import { Router } from 'express';
import { ReportReader } from '../report/ReportReader';
import { Callers } from './Callers';
import { mountEndpoint } from './mountEndpoint';

/** Mounts the reports. Each is of what the caller may see. */
export function mountReportRoute(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly reports: Pick<ReportReader, 'write'>;
  },
): void {
  const { callers, reports } = options;
  mountEndpoint(
    router,
    'getReport',
    async ({ entityRef }, request, response) => {
      const [credentials, visibility] = await Promise.all([
        callers.identify(request),
        callers.seenBy(request),
      ]);
      const text = await reports.write(entityRef, { credentials, visibility });
      const [, name] = entityRef.split('/');
      response.attachment(`maturity-${name}.md`);
      response.type('text/markdown').send(text);
    },
  );
}
