import { Request } from 'express';

/** A signal that fires when the caller is gone, or has the whole response. */
export function abortWhenGone({ res }: Request): AbortSignal {
  const gone = new AbortController();
  res?.once('close', () => gone.abort());
  return gone.signal;
}
