import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PipelineRun } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { ScannerAnswer } from './securityAlerts';

/** What only REST has, or the reasons why it is not known. */
export interface RepositoryDetails {
  readonly runs: Known<readonly PipelineRun[]>;
  readonly codeScanning: ScannerAnswer;
  readonly secretScanning: ScannerAnswer<{ readonly url: string }>;
  /** Whether the branch is protected by a rule that was not seen. */
  readonly isProtected: Known<boolean>;
}
