import { ServiceUnavailableError } from '@backstage/errors';
import { Router } from 'express';

/** The HTTP interface of a replica that serves no pages: it says where else to ask. */
export function createWorkerRouter(): Router {
  const router = Router();
  router.use(() => {
    throw new ServiceUnavailableError(
      "This replica answers no requests, because its maturity.role is 'worker'. Send them to a replica with the role 'api' or 'all'.",
    );
  });
  return router;
}
