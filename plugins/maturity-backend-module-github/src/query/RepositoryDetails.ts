import {
  Known,
  PipelineRun,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { ScannerAnswer } from './securityAlerts';

/** What GraphQL does not have, each with a reason where it is not known. */
export interface RepositoryDetails {
  readonly runs: Known<readonly PipelineRun[]>;
  readonly codeScanning: ScannerAnswer;
  readonly secretScanning: ScannerAnswer<{ readonly url: string }>;
  /** Whether the branch is protected by a rule that was not seen. */
  readonly isProtected: Known<boolean>;
}
