import { z } from 'zod';
import {
  ApiAccount,
  Known,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { orNeeds } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { NEEDS } from './needs';

const branchBody = z.object({
  commit: z.object({ id: z.string() }),
  protected: z.boolean(),
  required_approvals: z.number(),
  enable_status_check: z.boolean(),
  status_check_contexts: z.array(z.string()).nullish(),
  effective_branch_protection_name: z.string().nullish(),
});

const rulesBody = z.array(
  z.object({
    rule_name: z.string().nullish(),
    branch_name: z.string().nullish(),
    enable_push: z.boolean(),
    enable_force_push: z.boolean().nullish(),
    unprotected_file_patterns: z.string().nullish(),
  }),
);

/** The default branch, with the part of its protection that every reader may see. */
export interface Branch {
  readonly commit: string;
  readonly isProtected: boolean;
  readonly approvals: number;
  readonly checks: string[];
  /** Name of the rule that applies. Only administrators see it. */
  readonly rule: string;
}

/** The part of a rule that only administrators see. */
export interface BranchRule {
  readonly name: string;
  /** Whether somebody may push without a pull request. */
  readonly isPushedTo: boolean;
  /** Left out by software that blocks a force push to each protected branch. */
  readonly isForced?: boolean;
}

/** Reads the default branch. */
export function readBranch(
  account: ApiAccount,
  path: string,
  branch: string,
  signal: AbortSignal,
): Promise<Known<Branch>> {
  const url = `${path}/branches/${branch
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
  return orNeeds(
    account,
    account.get(url, parseBranch, signal),
    NEEDS.code,
    signal,
  );
}

/** Reads all rules of a repository. */
export function readRules(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<Known<readonly BranchRule[]>> {
  return orNeeds(
    account,
    account.get(`${path}/branch_protections`, parseRules, signal),
    NEEDS.rules,
    signal,
  );
}

function parseBranch(body: unknown) {
  const branch = branchBody.parse(body);
  return {
    commit: branch.commit.id,
    isProtected: branch.protected,
    approvals: branch.required_approvals,
    checks: branch.enable_status_check
      ? branch.status_check_contexts ?? []
      : [],
    rule: branch.effective_branch_protection_name ?? '',
  };
}

function parseRules(body: unknown) {
  return rulesBody.parse(body).map(rule => ({
    name: rule.rule_name || rule.branch_name || '',
    isPushedTo: rule.enable_push || Boolean(rule.unprotected_file_patterns),
    ...(typeof rule.enable_force_push === 'boolean' && {
      isForced: rule.enable_force_push,
    }),
  }));
}
