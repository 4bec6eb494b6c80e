import { z } from 'zod';
import { toQuery } from './requests';

/** A restriction of some branches. */
export type Restriction = {
  /** `push`, `force`, `require_approvals_to_merge` and others. */
  readonly kind: string;
  /** Type of the branching model; left out for a pattern. */
  readonly branchType?: string;
  readonly pattern: string;
  /** Number that a merge check asks for. */
  readonly value: number;
  /** Whether some users or groups are exempt. */
  readonly hasExempt: boolean;
};

/** Which branches the types of restrictions are about. */
export type BranchingModel = {
  /** Names by type: `development` and `production`. */
  readonly names: Readonly<Record<string, string>>;
  /** Prefixes by type: `feature`, `release` and others. */
  readonly prefixes: Readonly<Record<string, string>>;
};

/** Bitbucket refuses more in a page. */
const PAGE = 50;

const list = z.array(z.unknown()).nullish();
const restrictionBody = z.object({
  next: z.string().nullish(),
  values: z.array(
    z.object({
      kind: z.string(),
      branch_match_kind: z.string(),
      branch_type: z.string().nullish(),
      pattern: z.string().nullish(),
      value: z.number().nullish(),
      users: list,
      groups: list,
    }),
  ),
});
const single = z
  .object({
    name: z.string().nullish(),
    branch: z.object({ name: z.string() }).nullish(),
  })
  .nullish();
const modelBody = z.object({
  development: single,
  production: single,
  branch_types: z
    .array(z.object({ kind: z.string(), prefix: z.string() }))
    .nullish(),
});

/** Asks for a page of the restrictions of a repository. */
export function restrictionQuery(page: number): string {
  const fields = [
    'kind',
    'branch_match_kind',
    'branch_type',
    'pattern',
    'value',
    'users',
    'groups',
  ];
  return toQuery({
    page,
    pagelen: PAGE,
    fields: ['next', ...fields.map(field => `values.${field}`)].join(),
  });
}

/** Reads a page of restrictions. */
export function readRestrictions(answer: unknown): {
  readonly restrictions: Restriction[];
  readonly isLast: boolean;
} {
  const { next, values } = restrictionBody.parse(answer);
  return { isLast: !next, restrictions: values.map(toRestriction) };
}

function toRestriction(
  each: z.infer<typeof restrictionBody>['values'][number],
): Restriction {
  return {
    kind: each.kind,
    ...(each.branch_match_kind === 'branching_model' && {
      branchType: each.branch_type ?? '',
    }),
    pattern: each.pattern ?? '',
    value: each.value ?? 0,
    hasExempt: [...(each.users ?? []), ...(each.groups ?? [])].length > 0,
  };
}

/** Asks for the branching model of a repository or its project. */
export function modelQuery(): string {
  const fields = ['name', 'branch.name'];
  return toQuery({
    fields: [
      ...['development', 'production'].flatMap(type =>
        fields.map(field => `${type}.${field}`),
      ),
      'branch_types.kind',
      'branch_types.prefix',
    ].join(),
  });
}

/** Reads a branching model. */
export function readModel(answer: unknown): BranchingModel {
  const { development, production, branch_types } = modelBody.parse(answer);
  const names = Object.entries({ development, production }).flatMap(
    ([type, found]) => {
      const name = found?.branch?.name ?? found?.name;
      return name ? [[type, name] as const] : [];
    },
  );
  return {
    names: Object.fromEntries(names),
    prefixes: Object.fromEntries(
      (branch_types ?? []).map(({ kind, prefix }) => [kind, prefix]),
    ),
  };
}
