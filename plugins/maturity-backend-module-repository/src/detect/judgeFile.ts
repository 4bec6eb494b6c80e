import { RepositorySnapshot } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { Findings } from './Findings';
import { isForeign, isSupport, isTemplateContent } from './foreign';
import { compileGlobs } from './globs';
import { isBlank } from './isBlank';
import { compileObjects, ObjectKind, readObjectKinds } from './objects';
import { isInCiFolder } from './pipelines/readPipelines';
import { PathRule } from './Rule';
import { pathRules } from './rules';

/** A rule whose globs match a file. */
export interface RuleMatch {
  readonly path: string;
  readonly rule: PathRule;
  /** Whether it holds for every folder of the repository. */
  readonly isCommon: boolean;
}

const findRules = compileGlobs(
  pathRules.map(rule => ({ globs: rule.globs, value: rule })),
);
const objectRules = new Map(
  pathRules.flatMap(rule =>
    rule.objects ? [[rule, compileObjects(rule.objects)] as const] : [],
  ),
);

/** The rules whose globs match a file, seen from a folder. */
export function findMatches(path: string, prefix: string): RuleMatch[] {
  const relative = prefix ? path.slice(prefix.length) : path;
  const found = findRules(relative);
  if (!found.length) {
    return [];
  }
  const lower = relative.toLowerCase();
  const isOthers =
    isForeign(lower) ||
    isInCiFolder(path) ||
    isTemplateContent(path, prefix.length);
  const inSupport = isSupport(lower);
  return found.flatMap(({ value: rule, anchored }) => {
    const isElsewhere =
      !anchored && (isOthers || (!rule.inSupport && inSupport));
    if (isElsewhere || rule.except?.test(lower)) {
      return [];
    }
    const isCommon =
      rule.scope === 'repository' && (anchored || !path.includes('/'));
    return [{ path, rule, isCommon }];
  });
}

/** Adds to the findings what a file shows by a rule, given all files of the folder that is judged. */
export function judgeFile(
  { path, rule }: RuleMatch,
  files: readonly string[],
  { contents, unread }: Pick<RepositorySnapshot, 'contents' | 'unread'>,
  findings: Findings,
): void {
  const text = contents.get(path);
  const needsContent = Boolean(rule.content ?? rule.objects);
  if (text === undefined) {
    if (needsContent && !rule.nameSuffices) {
      const reason = unread.get(path);
      if (reason && mayShow(rule, path)) {
        findings.addUnread(rule.fact, reason);
      }
      return;
    }
  } else if (
    (!rule.unreadContent && isBlank(path, text)) ||
    !holds(rule, text)
  ) {
    return;
  }
  if (rule.notInCharts && isInChart(path, files)) {
    return;
  }
  if (
    rule.beside &&
    !files.some(
      file => rule.beside!.test(file) && !isBlank(file, contents.get(file)),
    )
  ) {
    return;
  }
  findings.add(
    rule.fact,
    typeof rule.value === 'object' ? path : rule.value,
    path,
    { rule: rule.id },
  );
}

/** Folders with a Helm chart, by the files that were looked at. */
const charts = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a file is a template of a Helm chart. */
function isInChart(path: string, files: readonly string[]): boolean {
  const [, folder] = /^(.*\/|)templates\//.exec(path) ?? [];
  if (folder === undefined) {
    return false;
  }
  const known =
    charts.get(files) ??
    new Set(
      files
        .filter(file => /(?:^|\/)Chart\.ya?ml$/.test(file))
        .map(file => file.slice(0, file.lastIndexOf('/') + 1)),
    );
  charts.set(files, known);
  return known.has(folder);
}

/** Places in which a file of any name may hold such a definition; large data elsewhere does not. */
const likelyPlaces: Partial<Record<PathRule['fact'], RegExp>> = {
  infrastructureAsCode:
    /deploy|infra|k8s|kube|manifest|cluster|gitops|argo|flux|helm|cloudformation|cfn|stack|template|ansible|playbook/,
  infrastructurePipelines: /deploy|infra|cluster|gitops|argo|flux|apps?\//,
  policyEngines: /polic|kyverno|gatekeeper|constraint|admission|custodian/,
  sloDefinitions: /slo|monitor|observab|alert|sloth|pyrra/,
  scaffolderTemplate: /template/,
};

/** Whether it is left open what an unread file shows by a rule. */
function mayShow({ globs, fact }: PathRule, path: string): boolean {
  return (
    !globs.every(glob => /\/\*\.\w+$/.test(glob)) ||
    (likelyPlaces[fact]?.test(path.toLowerCase()) ?? true)
  );
}

let lastText = '';
let lastKinds: readonly ObjectKind[] = [];

function holds(rule: PathRule, text: string): boolean {
  const matches = objectRules.get(rule);
  if (matches && text !== lastText) {
    // Several rules look at one file in turn.
    lastText = text;
    lastKinds = readObjectKinds(text);
  }
  return (
    (!matches || lastKinds.some(matches)) &&
    (rule.content?.every(pattern => pattern.test(text)) ?? true) &&
    !rule.contentExcept?.some(pattern => pattern.test(text))
  );
}
