import { ResponseError } from '@backstage/errors';

/** Whether the backend refused because of permissions. */
export function isDenied(error: Error): boolean {
  return (
    error.name === 'NotAllowedError' ||
    (error instanceof ResponseError && error.statusCode === 403)
  );
}
