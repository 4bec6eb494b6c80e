import { Connection } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** A deployment with how it went, one status after the other. */
export interface DeployedNode {
  readonly databaseId?: number | null;
  readonly createdAt: string;
  readonly environment?: string | null;
  readonly task?: string | null;
  readonly commitOid: string;
  readonly ref?: { readonly name: string } | null;
  readonly statuses?: Connection<{
    readonly state: string;
    readonly createdAt: string;
    readonly logUrl?: string | null;
  }> | null;
}

/** A pull request that was merged, with its first commit. */
export interface MergedNode {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly mergedAt?: string | null;
  readonly baseRefName: string;
  readonly mergeCommit?: { readonly oid: string } | null;
  readonly commits?: Connection<{
    readonly commit: { readonly committedDate: string };
  }> | null;
}

/** What is answered to the group `history` of `fieldGroups`. */
export interface HistoryAnswer {
  readonly history_deployments?: Connection<DeployedNode> | null;
  readonly history_merged?: Connection<MergedNode> | null;
}
