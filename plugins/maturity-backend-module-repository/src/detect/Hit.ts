import { PipelineRule } from './Rule';

/** A rule that a job fits. */
export interface Hit {
  readonly rule: PipelineRule;
  /** The name or command that shows it. */
  readonly text: string;
  readonly isSoft: boolean;
  /** Whether only the name of a script or task shows it whose commands are known. */
  readonly isByName?: boolean;
  /** Why it is left open whether the job fits. */
  readonly open?: string;
}
