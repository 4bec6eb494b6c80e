import { createContext, useContext } from 'react';

const LiveContext = createContext(0);

/** Hands down how often assessments have changed since the page was opened. */
export const LiveProvider = LiveContext.Provider;

/** A number that grows when assessments have changed and what is shown is to be read again. */
export function useLiveGeneration(): number {
  return useContext(LiveContext);
}
