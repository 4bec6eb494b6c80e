import { JsonValue } from '@backstage/types';
import { z } from 'zod';
import {
  ApiAccount,
  Known,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { orNeeds } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { NEEDS } from './needs';
import { page } from './pages';

/** Rules in an answer; Bitbucket lists no more. */
const LISTED = 1_000;
const FORCE_PUSH_HOOK =
  'com.atlassian.bitbucket.server.bitbucket-bundled-hooks:force-push-hook';

const matcher = z.object({
  id: z.string(),
  type: z.object({ id: z.string() }),
});
const restrictionsBody = page(
  z.object({
    type: z.string(),
    matcher,
    users: z.array(z.unknown()).nullish(),
    groups: z.array(z.unknown()).nullish(),
    accessKeys: z.array(z.unknown()).nullish(),
  }),
);
const conditionsBody = page(
  z.object({
    buildParentKeys: z.array(z.string()),
    refMatcher: matcher,
    exemptRefMatcher: matcher.nullish(),
  }),
);
const hooksBody = page(
  z.object({ enabled: z.boolean(), details: z.object({ key: z.string() }) }),
);
/** A number, or whether it is asked for and how much, by version. */
const count = z
  .union([
    z.number(),
    z.object({
      enabled: z.boolean().nullish(),
      enable: z.boolean().nullish(),
      count: z.union([z.number(), z.string()]).nullish(),
    }),
  ])
  .nullish();
const settingsBody = z.object({
  requiredApprovers: count,
  requiredSuccessfulBuilds: count,
});

/** The branches that a rule is about. */
export type RefMatcher = { readonly id: string; readonly type: string };

/** An action that nobody may take on some branches. */
export type Restriction = {
  /** `pull-request-only`, `fast-forward-only`, `read-only`, `no-deletes` or `no-creates`. */
  readonly type: string;
  readonly matcher: RefMatcher;
  /** Whether somebody is exempt from it. */
  readonly isExempt: boolean;
};

/** Builds that have to succeed before a merge into some branches. */
export type RequiredBuild = {
  readonly keys: string[];
  readonly matcher: RefMatcher;
  readonly exempt?: RefMatcher;
};

/** The needs of a merge into any branch. */
export type MergeChecks = {
  readonly approvals: number;
  readonly builds: number;
};

/** All rules of a repository. */
export interface Rules {
  readonly restrictions: Known<readonly Restriction[]>;
  readonly requiredBuilds: Known<readonly RequiredBuild[]>;
  readonly checks: Known<MergeChecks>;
  /** Whether the hook is on that rejects each force push. */
  readonly hasForcePushHook: Known<boolean>;
}

/** Reads all rules of a repository, those of its project among them. */
export async function readRules(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<Rules> {
  const ask = <T extends JsonValue>(
    url: string,
    read: (body: unknown) => T,
    needs: string,
  ) => orNeeds(account, account.get(url, read, signal), needs, signal);
  const [restrictions, requiredBuilds, checks, hasForcePushHook] =
    await Promise.all([
      ask(
        `/branch-permissions/latest${path}/restrictions?limit=${LISTED}`,
        readRestrictions,
        NEEDS.admin,
      ),
      ask(
        `/required-builds/latest${path}/conditions?limit=${LISTED}`,
        readConditions,
        NEEDS.read,
      ),
      ask(`/api/latest${path}/settings/pull-requests`, readChecks, NEEDS.read),
      ask(
        `/api/latest${path}/settings/hooks?type=PRE_RECEIVE&limit=${LISTED}`,
        readHook,
        NEEDS.admin,
      ),
    ]);
  return { restrictions, requiredBuilds, checks, hasForcePushHook };
}

function readRestrictions(body: unknown): Restriction[] {
  return restrictionsBody
    .parse(body)
    .values.map(({ type, users, groups, accessKeys, ...rule }) => ({
      type,
      matcher: toMatcher(rule.matcher),
      isExempt: [users, groups, accessKeys].some(list => list?.length),
    }));
}

function readConditions(body: unknown): RequiredBuild[] {
  return conditionsBody
    .parse(body)
    .values.map(({ buildParentKeys: keys, refMatcher, exemptRefMatcher }) => ({
      keys,
      matcher: toMatcher(refMatcher),
      ...(exemptRefMatcher && { exempt: toMatcher(exemptRefMatcher) }),
    }));
}

function readChecks(body: unknown): MergeChecks {
  const settings = settingsBody.parse(body);
  return {
    approvals: toCount(settings.requiredApprovers),
    builds: toCount(settings.requiredSuccessfulBuilds),
  };
}

function readHook(body: unknown): boolean {
  return hooksBody
    .parse(body)
    .values.some(
      ({ enabled, details }) => enabled && details.key === FORCE_PUSH_HOOK,
    );
}

function toMatcher({ id, type }: z.infer<typeof matcher>): RefMatcher {
  return { id, type: type.id };
}

function toCount(value: z.infer<typeof count>): number {
  if (typeof value !== 'object' || value === null) {
    return value ?? 0;
  }
  return value.enabled ?? value.enable ?? true ? Number(value.count ?? 0) : 0;
}
