import {
  FieldNode,
  getNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  Kind,
  OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

/** How GitLab counts the contents of files in one field. */
export type BlobRule = 'original' | 'first' | 'always';

/** The complexity that a field of a resolver adds for its arguments. */
type Extra = (args: Record<string, unknown>) => number;

const none: Extra = () => 0;
const paths: Extra = ({ paths: list }) => (list as unknown[]).length;

/** Fields that are counted by what is in them, with what they add. */
const RESOLVERS: Readonly<Record<string, Extra>> = {
  'Query.project': none,
  'Query.projects': none,
  'Project.branchRules': none,
  'Project.issues': none,
  'Project.mergeRequests': none,
  'Project.pipelines': ({ ref, sha }) => (ref ? 2 : 0) + (sha ? 2 : 0),
  'Project.releases': none,
  'Project.vulnerabilities': none,
  'Project.vulnerabilitySeveritiesCount': none,
  'Pipeline.jobs': none,
  'Repository.blobs': paths,
  'Repository.paginatedTree': none,
  'Repository.tree': none,
};

/** Fields that ask Gitaly, where the files are. */
const GITALY: ReadonlySet<string> = new Set([
  'BranchRule.isDefault',
  'BranchRule.matchingBranchesCount',
  'MergeRequest.commits',
  'MergeRequest.diffHeadSha',
  'Project.languages',
  'Project.pipelines',
  'Repository.blobs',
  'Repository.empty',
  'Repository.exists',
  'Repository.paginatedTree',
  'Repository.rootRef',
  'Repository.tree',
  'SecurityScanners.enabled',
  'SecurityScanners.pipelineRun',
  'Tree.blobs',
]);

const CONSTANT: Readonly<Record<string, number>> = {
  'MergeRequest.mergedAt': 5,
  'Tree.lastCommit': 10,
};
const CONTENT: ReadonlySet<string> = new Set(['rawBlob', 'rawTextBlob']);
const PAGE = 100;

/** The complexity of a query, as GitLab counts it. */
export function countComplexity(
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  options: {
    readonly variables: Record<string, unknown>;
    readonly blobRule: BlobRule;
  },
): number {
  const { variables, blobRule } = options;
  return countAll(operation.selectionSet.selections, schema.getQueryType()!);

  function countAll(
    selections: readonly { readonly kind: Kind }[],
    type: GraphQLObjectType,
  ): number {
    return selections
      .map(selection => countField(selection as FieldNode, type))
      .reduce((sum, each) => sum + each, 0);
  }

  function countField(node: FieldNode, type: GraphQLObjectType): number {
    const name = `${type.name}.${node.name.value}`;
    const field = type.getFields()[node.name.value];
    const inner = field && getNamedType(field.type);
    const child =
      node.selectionSet && inner instanceof GraphQLObjectType
        ? countAll(node.selectionSet.selections, inner)
        : 0;
    const gitaly = GITALY.has(name) ? 1 : 0;
    const extra = RESOLVERS[name];
    if (!extra) {
      const isCostly = blobRule !== 'original' && CONTENT.has(node.name.value);
      return child + (CONSTANT[name] ?? (isCostly ? 25 : 1 + gitaly));
    }
    const args = Object.fromEntries(
      (node.arguments ?? []).map(argument => [
        argument.name.value,
        valueFromASTUntyped(argument.value, variables),
      ]),
    );
    const own =
      child +
      1 +
      (args.sort ? 1 : 0) +
      (args.search ? 5 : 0) +
      extra(args) +
      gitaly;
    const isConnection = inner?.name.endsWith('Connection');
    return Math.floor(own * (1 + (isConnection ? readShare(name, args) : 0)));
  }

  function readShare(name: string, args: Record<string, unknown>): number {
    const limit = Math.min(Number(args.first ?? PAGE), PAGE);
    if (name !== 'Repository.blobs' || blobRule === 'original') {
      return limit * 0.01;
    }
    const isSingle = (args.paths as unknown[]).length === 1;
    const share = blobRule === 'always' ? PAGE : limit;
    return isSingle ? 0 : share * 0.1;
  }
}
