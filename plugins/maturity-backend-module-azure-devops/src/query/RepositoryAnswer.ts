import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ItemList } from '../client/readList';
import { Build } from './readBuilds';
import { DeploymentList } from './readDeployments';
import { BranchPolicy } from './readPolicies';
import { PullRequest } from './readPullRequests';
import { Repository } from './findRepositories';

/**
 * Everything that the lists of a project tell about one of its repositories. The lists
 * of builds and pull requests hold those of other repositories too.
 */
export interface RepositoryAnswer {
  readonly repository: Repository;
  /** Page of the project, without a slash at its end. */
  readonly projectUrl: string;
  /** Page of the repository, without a slash at its end. */
  readonly url: string;
  /** Into branches called like its default branch. */
  readonly merged: Known<ItemList<PullRequest>>;
  /** Of branches called like its default branch. */
  readonly builds: Known<ItemList<Build>>;
  /** Of all repositories of the project. */
  readonly policies: Known<readonly BranchPolicy[]>;
  /** Of all repositories of the project. */
  readonly deployments: Known<DeploymentList>;
}

/** Builds and pull requests of one repository, newest first. */
export interface RepositoryDetails {
  readonly builds: Known<readonly Build[]>;
  readonly merged: Known<readonly PullRequest[]>;
}
