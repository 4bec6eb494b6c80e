/**
 * What in GitHub is a deployment beyond its deployments: only the organisation
 * knows.
 */
export interface GitHubSettings {
  /** Workflows whose runs deploy, by name. */
  readonly workflows: readonly {
    readonly name: string;
    readonly environment: string;
    /** Slug of the only repository that is meant; all when left out. */
    readonly repository?: string;
  }[];
  /** Where a release goes when it is published; absent when that is no deployment. */
  readonly releases?: { readonly environment: string };
}
