import { RepositorySnapshot } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { RepositoryFacts, repositoryFacts } from '../declarations';
import { readEnvironment, findEnvironments } from './environments';
import { Findings } from './Findings';
import { isForeign, isSupport } from './foreign';
import { compileGlobs } from './globs';
import { PipelineFile, readPipelines } from './pipelineFiles';
import { PathRule, PipelineRule } from './Rule';
import { pathRules, pipelineRules } from './rules';
import { isLicence, licenceGlobs, recogniseLicence } from './rules/licences';
import { pipelineFileRules } from './rules/pipelineFiles';

/** The part of a repository that the detector sees. */
export interface DetectorInput
  extends Pick<RepositorySnapshot, 'files' | 'contents' | 'unread'> {
  /** A link to the file, at the commit where that is known. */
  readonly fileUrl: (path: string) => string | undefined;
}

interface RuleMatch {
  readonly path: string;
  readonly rule: PathRule;
  /** Whether it holds for every folder of the repository. */
  readonly isCommon: boolean;
}

const findRules = compileGlobs(
  pathRules.map(rule => ({ globs: rule.globs, value: rule })),
);
const wanted = compileGlobs(
  [
    ...pathRules.filter(rule => rule.content),
    ...pipelineFileRules,
    { globs: licenceGlobs },
  ].map(({ globs }) => ({ globs, value: globs })),
);

/**
 * Which files have to be read to judge these folders, by path from the root.
 */
export function wantsContent(
  folders: readonly string[],
): (path: string) => boolean {
  const prefixes = [...new Set(folders)].map(toPrefix);
  return path =>
    isWanted(path) ||
    prefixes.some(
      prefix =>
        prefix &&
        path.startsWith(prefix) &&
        isWanted(path.slice(prefix.length)),
    );
}

function isWanted(path: string): boolean {
  const matches = wanted(path);
  return (
    matches.length > 0 &&
    (matches.some(match => match.anchored) || !isForeign(path.toLowerCase()))
  );
}

/**
 * Judges a repository. What is common to its folders is looked at once.
 *
 * @returns A function from a folder to its facts; `undefined` for a folder that
 * is not in the repository. The empty folder is the root.
 */
export function createDetector(
  input: DetectorInput,
): (folder: string) => RepositoryFacts | undefined {
  const files = [...input.files].sort();
  const matches = files.flatMap(path => findMatches(path, ''));
  const common = matches.filter(match => match.isCommon);
  const licences = files.filter(isLicence);
  const pipelines = readPipelines(files, input);

  return folder => {
    const prefix = toPrefix(folder);
    const own = prefix ? filesBelow(files, prefix) : files;
    if (prefix && !own.length) {
      return undefined;
    }
    const findings = new Findings(input);
    const ownPipelines = pipelines.filter(each => concerns(each, folder));
    const asleep = new Set(
      pipelines.filter(each => !concerns(each, folder)).map(each => each.path),
    );
    const judged = prefix
      ? [...common, ...own.flatMap(path => findMatches(path, prefix))]
      : matches;
    for (const match of judged) {
      if (!asleep.has(match.path)) {
        judgeFile(match, input, findings);
      }
    }
    for (const pipeline of ownPipelines) {
      judgePipeline(pipeline, findings);
    }
    for (const family of findEnvironments(
      own.map(path => path.slice(prefix.length)),
    )) {
      for (const [name, path] of family) {
        findings.add('environments', name, prefix + path);
      }
    }
    for (const path of [
      ...licences,
      ...own.filter(each => prefix && isLicence(each.slice(prefix.length))),
    ]) {
      findings.add(
        'licences',
        recogniseLicence(input.contents.get(path)),
        path,
      );
    }
    return findings.toFacts(repositoryFacts);
  };
}

function toPrefix(folder: string): string {
  return folder ? `${folder}/` : '';
}

/** The part of a sorted list that begins with a prefix. */
function filesBelow(files: readonly string[], prefix: string): string[] {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (files[middle]! < prefix) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  let end = low;
  while (end < files.length && files[end]!.startsWith(prefix)) {
    end += 1;
  }
  return files.slice(low, end);
}

/** The rules whose globs match a file, seen from a folder. */
function findMatches(path: string, prefix: string): RuleMatch[] {
  const relative = prefix ? path.slice(prefix.length) : path;
  const found = findRules(relative);
  if (!found.length) {
    return [];
  }
  const lower = relative.toLowerCase();
  return found.flatMap(({ value: rule, anchored }) => {
    const isElsewhere =
      !anchored && (isForeign(lower) || (!rule.inSupport && isSupport(lower)));
    if (isElsewhere || rule.except?.test(lower)) {
      return [];
    }
    const isCommon =
      rule.scope === 'repository' && (anchored || !path.includes('/'));
    return [{ path, rule, isCommon }];
  });
}

function judgeFile(
  { path, rule }: RuleMatch,
  { contents, unread }: DetectorInput,
  findings: Findings,
): void {
  if (rule.content) {
    const text = contents.get(path);
    if (text === undefined) {
      const reason = unread.get(path);
      if (reason) {
        findings.addUnread(rule.fact, reason);
      }
      return;
    }
    if (!rule.content.every(pattern => pattern.test(text))) {
      return;
    }
  }
  findings.add(rule.fact, toValue(rule, path), path);
}

function judgePipeline(pipeline: PipelineFile, findings: Findings): void {
  const { path, content, unread } = pipeline;
  for (const rule of pipelineRules) {
    if (unread) {
      findings.addUnread(rule.fact, unread);
    }
    if (proves(rule, pipeline)) {
      findings.add(rule.fact, toValue(rule, path), path);
    }
  }
  if (unread) {
    findings.addUnread('reusableWorkflows', unread);
    findings.addUnread('environments', unread);
  }
  for (const reused of content?.reused ?? []) {
    findings.add('reusableWorkflows', reused, path);
  }
  const environments = new Set(
    content?.environments
      .map(readEnvironment)
      .filter(each => each !== undefined),
  );
  if (environments.size >= 2) {
    for (const environment of environments) {
      findings.add('environments', environment, path);
    }
  }
}

function proves(rule: PipelineRule, { content, name }: PipelineFile): boolean {
  if (!content) {
    return name !== undefined && Boolean(rule.named?.test(name));
  }
  return Boolean(
    rule.uses?.test(content.uses) ||
      rule.runs?.test(content.runs) ||
      (rule.environment && content.environments.some(readEnvironment)),
  );
}

function toValue(
  { value }: PathRule | PipelineRule,
  path: string,
): string | true {
  return typeof value === 'object' ? path : value;
}

/** Whether a pipeline runs for a folder: it lies in it, or at the root and is not for other folders only. */
function concerns(pipeline: PipelineFile, folder: string): boolean {
  if (!folder || pipeline.path.startsWith(`${folder}/`)) {
    return true;
  }
  return pipeline.isCommon && (pipeline.content?.concerns(folder) ?? true);
}
