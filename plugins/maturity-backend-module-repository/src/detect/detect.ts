import { RepositorySnapshot } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  RepositoryFactName,
  RepositoryFacts,
  repositoryFacts,
} from '../declarations';
import { findEnvironments } from './environments';
import { findHidden } from './exportIgnore';
import { Findings } from './Findings';
import { judgePipelines } from './judgePipelines';
import { findMatches, judgeFile, RuleMatch } from './judgeFile';
import { isBlank } from './isBlank';
import { PipelineFile, readPipelines } from './pipelines/readPipelines';
import { PathRule } from './Rule';
import { pathRules, pipelineRules } from './rules';
import { isLicence, recogniseLicence } from './rules/licences';

export { wantsContent } from './wantsContent';

/** Facts that files in any folder can show: an incomplete list leaves open what is not found. */
const unplacedFacts: ReadonlySet<RepositoryFactName> = new Set([
  'environments',
  'ciProviders',
  'reusableWorkflows',
  ...pipelineRules.map(rule => rule.fact),
  ...pathRules.filter(rule => !isPlaced(rule)).map(rule => rule.fact),
]);

/** Whether a rule looks at places only whose files are always listed and read. */
function isPlaced({ globs, unreadContent }: PathRule): boolean {
  return globs.every(
    glob => !glob.startsWith('**/') && !(unreadContent && glob.includes('/')),
  );
}

/** The part of a repository that the detector sees. */
export interface DetectorInput
  extends Pick<RepositorySnapshot, 'files' | 'contents' | 'unread'> {
  /** A link to the file, at the commit where that is known. */
  readonly fileUrl: (path: string) => string | undefined;
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
  const sources = { ...input, files: new Set(files) };
  const matches = files.flatMap(path => findMatches(path, ''));
  const common = matches.filter(match => match.isCommon);
  const licences = files.filter(isLicence);
  const pipelines = readPipelines(files, sources);
  const parts = new Set(pipelines.flatMap(pipeline => pipeline.parts));
  const hidden = findHidden(files, input.contents);
  const unlisted = input.unread.get('');
  const isEmpty = (path: string) => isBlank(path, input.contents.get(path));

  return folder => {
    const prefix = toPrefix(folder);
    const own = prefix ? filesBelow(files, prefix) : files;
    if (prefix && !own.length && unlisted === undefined) {
      return undefined;
    }
    const findings = new Findings(input);
    const judged: readonly RuleMatch[] = prefix
      ? [...common, ...own.flatMap(path => findMatches(path, prefix))]
      : matches;
    for (const match of judged) {
      if (!parts.has(match.path)) {
        judgeFile(match, own, input, findings);
      }
    }
    judgePipelines(
      pipelines.filter(each => concerns(each, folder)),
      folder,
      findings,
    );
    for (const family of findEnvironments(
      own.map(path => path.slice(prefix.length)),
      path => isEmpty(prefix + path),
    )) {
      for (const [name, path] of family) {
        findings.add('environments', name, prefix + path);
      }
    }
    for (const path of [
      ...licences,
      ...own.filter(each => prefix && isLicence(each.slice(prefix.length))),
    ]) {
      const licence = recogniseLicence(path, input.contents.get(path));
      if (licence && !isEmpty(path)) {
        findings.add('licences', licence, path);
      }
    }
    for (const [fact, reason] of hidden) {
      findings.addUnread(fact, reason);
    }
    if (unlisted !== undefined) {
      for (const { name } of repositoryFacts) {
        // The files of the root are always listed, those of a folder are not.
        if (prefix || unplacedFacts.has(name)) {
          findings.addUnread(name, unlisted);
        }
      }
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

/** Whether a pipeline runs for a folder: it lies in it, or at the root and is not for other folders only. */
function concerns(pipeline: PipelineFile, folder: string): boolean {
  if (!folder || pipeline.path.startsWith(`${folder}/`)) {
    return true;
  }
  return pipeline.isCommon && pipeline.concerns(folder);
}
