import {
  AssessmentFilter,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createContext, useContext } from 'react';
import { OrgQueryState } from '../url/orgQuery';

/** The state that all parts of the org page share. */
export interface OrgState extends OrgQueryState {
  readonly models: readonly Model[];
  readonly model: Model;
  /** The filters in force, the model always among them. */
  readonly filter: AssessmentFilter;
  /** 1-based rank of "share at this stage or above". */
  readonly atLeast: number;
}

const OrgContext = createContext<OrgState | undefined>(undefined);

/** Hands the state of the org page to its parts. */
export const OrgProvider = OrgContext.Provider;

/** The state of the org page. */
export function useOrg(): OrgState {
  const state = useContext(OrgContext);
  if (!state) {
    throw new Error('Parts of the org page are only used inside its frame');
  }
  return state;
}
