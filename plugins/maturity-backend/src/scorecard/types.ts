import { AssessmentSummary } from '@platform-maturity/backstage-plugin-maturity-common';

/** An assessment with the columns of the scorecard. */
export interface ScorecardEntry {
  readonly summary: AssessmentSummary;
  /** Name of the entity, by which it is found and sorted when it has no title. */
  readonly name: string;
  /** Ref of the system that names the domain, where the entity does not itself. */
  readonly domainFrom?: string;
  /** The entry with the higher revision replaces the other. */
  readonly revision: number;
  readonly checkIds: readonly string[];
  /** Packed, one for each of `checkIds`. */
  readonly outcomes: string;
  /** Packed, the grade of each proof; absent when not known. */
  readonly grades?: string;
  /** ISO instant; absent when not known. */
  readonly firstAssessedAt?: string;
  /** Whether the entity left the catalog: it counts nowhere, and can come back. */
  readonly isGone?: boolean;
}
