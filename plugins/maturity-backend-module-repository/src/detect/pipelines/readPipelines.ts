import { isForeign, isSupport } from '../foreign';
import { compileGlobs } from '../globs';
import { CiSystem, ciSystems } from '../rules/ciSystems';
import { buildEvents, housekeepingWords } from '../rules/housekeeping';
import { NODE_EFFORT, spend, TooLargeError, withEffort } from './effort';
import { findFile, Sources } from './follow';
import { followStep, withInputs } from './followStep';
import { PipelineFormat, readers } from './formats';
import { localIncludes } from './gitlab';
import { isRecord, isText, Job, Jobs } from './Job';
import { parseYaml } from './parseYaml';
import { readPathFilters } from './pathFilters';
import { readText } from './text';

/** A pipeline file of a repository. */
export interface PipelineFile {
  readonly path: string;
  readonly system: CiSystem;
  /** Absent when the content is not known. */
  readonly jobs?: readonly Job[];
  /** Whether it is no valid YAML, so that no job of it runs. */
  readonly isBroken: boolean;
  /** Pipeline definitions of other repositories. */
  readonly reused: readonly string[];
  /** Files that it is put together from, which are no files of their own. */
  readonly parts: readonly string[];
  /** Why some of it is not known, if it should be. */
  readonly unread?: string;
  /** File name in lower case without ending, with dashes before capital letters. */
  readonly name: string;
  /** Whether it is started by what happens to issues and the like only. */
  readonly keepsHouse: boolean;
  /** Whether it runs for changes only as long as they are proposed. */
  readonly isForProposals?: boolean;
  /** Whether it runs for every folder of the repository. */
  readonly isCommon: boolean;
  /** Whether a change in the folder starts it. */
  readonly concerns: (folder: string) => boolean;
}

export const findSystems = compileGlobs(
  ciSystems.map(system => ({ globs: system.globs, value: system })),
);
const housekeeping = new RegExp(
  `(?:^|[-_./])(?:${housekeepingWords.join('|')})(?=$|[-_./])`,
);
const ciFolders = ciSystems
  .flatMap(({ folder }) => folder ?? [])
  .concat('.github/actions/');
const maxIncludes = 50;
/** Effort for one pipeline with all that it includes and starts, and for all of a repository. */
const fileEffort = 4_000_000;
const repositoryEffort = 20_000_000;

/** Whether a file lies in the folder of a CI system, and proves nothing else. */
export function isInCiFolder(path: string): boolean {
  return path.startsWith('.') || path.startsWith('bamboo-specs/')
    ? ciFolders.some(folder => path.startsWith(folder))
    : false;
}

/**
 * Reads the pipeline files among the files of a repository. One that takes too much
 * effort counts as unread.
 */
export function readPipelines(
  paths: readonly string[],
  sources: Sources,
): readonly PipelineFile[] {
  return withEffort(repositoryEffort, () => readAll(paths, sources));
}

function readAll(
  paths: readonly string[],
  sources: Sources,
): readonly PipelineFile[] {
  return paths.flatMap((path): PipelineFile[] => {
    const lower = path.toLowerCase();
    const matches = findSystems(path).filter(
      match =>
        match.anchored ||
        !(isForeign(lower) || isSupport(lower) || isInCiFolder(path)),
    );
    const text = sources.contents.get(path);
    const match = matches.find(({ value: { content } }) =>
      text === undefined
        ? !content
        : content?.every(each => each.test(text)) ?? true,
    );
    if (!match) {
      return [];
    }
    const name = toFileName(path);
    const shared = {
      path,
      system: match.value,
      name,
      isCommon: match.anchored || !path.includes('/'),
    };
    const content =
      text === undefined
        ? sources.unread.get(path)
        : tryToRead(path, text, match.value.format, sources);
    return [
      typeof content === 'object'
        ? { ...shared, ...content }
        : {
            ...shared,
            isBroken: false,
            reused: [],
            parts: [],
            unread: content,
            keepsHouse: housekeeping.test(name),
            concerns: () => true,
          },
    ];
  });
}

/** Reads a pipeline, or says that it is too large. */
function tryToRead(...file: Parameters<typeof readContent>): Content | string {
  try {
    return withEffort(fileEffort, () => readContent(...file));
  } catch (error) {
    // The stack overflows when parts are nested too deeply.
    if (error instanceof TooLargeError || error instanceof RangeError) {
      return `${file[0]} is too large to judge`;
    }
    throw error;
  }
}

/** `.github/workflows/labelIssues.yml` is `label-issues`. */
function toFileName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

type Content = Omit<PipelineFile, 'path' | 'system' | 'name' | 'isCommon'>;

function readContent(
  path: string,
  text: string,
  format: PipelineFormat,
  sources: Sources,
): Content {
  const documents =
    format === 'text' || /\.(?:java|jsonnet)$/.test(path)
      ? undefined
      : parseYaml(text);
  const isBroken =
    !documents && format !== 'text' && !/\.(?:java|jsonnet)$/.test(path);
  let unread = isBroken ? `${path} is not valid YAML` : undefined;
  const addUnread = (reason: string) => {
    unread ??= reason;
  };
  const parts: Jobs[] = documents
    ? readDocuments(documents, format, path, sources)
    : [readText(text, isBroken)];
  const included = new Set<string>([path]);
  let called = 0;
  for (const part of parts) {
    for (const call of part.calls ?? []) {
      const content = sources.contents.get(call.path);
      called += 1;
      if (content !== undefined && called <= maxIncludes) {
        parts.push(
          ...readDocuments(
            (parseYaml(content) ?? []).map(each =>
              withInputs(each, call.inputs),
            ),
            'github',
            call.path,
            sources,
          ),
        );
      } else if (sources.unread.has(call.path)) {
        addUnread(sources.unread.get(call.path)!);
      }
    }
    for (const include of part.includes) {
      for (const file of resolveInclude(include, path, sources)) {
        const content = sources.contents.get(file);
        if (included.has(file) || included.size > maxIncludes) {
          continue;
        }
        included.add(file);
        if (content !== undefined) {
          // Parts that are found on the way are looked at in this same loop.
          parts.push(
            ...(format === 'text'
              ? [readText(content)]
              : readDocuments(
                  withResources(parseYaml(content) ?? [], documents),
                  format,
                  file,
                  sources,
                )),
          );
        } else if (sources.unread.has(file)) {
          addUnread(sources.unread.get(file)!);
        }
      }
    }
  }
  const jobs = parts
    .flatMap(part => part.jobs)
    .map(job => ({
      ...job,
      steps: job.steps.flatMap(step =>
        followStep(step, path, sources, addUnread),
      ),
    }));
  const workflow = format === 'github' ? documents?.[0] : undefined;
  return {
    jobs,
    isBroken,
    keepsHouse: false,
    parts: [...included].filter(each => each !== path),
    reused: [...new Set(parts.flatMap(part => part.reused))].filter(
      each => !isOwn(each, sources),
    ),
    unread,
    ...(isRecord(workflow) && judgeEvents(workflow)),
    concerns: readPathFilters(workflow),
  };
}

/** Templates of Azure Pipelines name repositories as the file does that includes them. */
function withResources(
  parts: readonly unknown[],
  documents: readonly unknown[] = [],
): readonly unknown[] {
  const { resources } = documents.find(isRecord) ?? {};
  return resources
    ? parts.map(part => (isRecord(part) ? { resources, ...part } : part))
    : parts;
}

/** Whether a workflow that is named with its repository is one of this repository. */
function isOwn(reused: string, { contents }: Sources): boolean {
  const [, path = ''] =
    /^[^/]+\/[^/]+\/(\.github\/workflows\/[^@]+)@/.exec(reused) ?? [];
  return /^[ \t]*['"]?workflow_call\b|\[[^\]]*workflow_call/m.test(
    contents.get(path) ?? '',
  );
}

function readDocuments(
  documents: readonly unknown[],
  format: PipelineFormat,
  path: string,
  sources: Sources,
): Jobs[] {
  if (format === 'text') {
    return [];
  }
  const records = documents.map(document =>
    Array.isArray(document) ? { items: document } : document,
  );
  return records
    .filter(isRecord)
    .map(document =>
      readers[format](
        format === 'gitlab' ? withIncludes(document, path, sources) : document,
      ),
    );
}

/** GitLab merges what it includes, so that jobs can extend those of other files. */
function withIncludes(
  document: Readonly<Record<string, unknown>>,
  path: string,
  sources: Sources,
): Readonly<Record<string, unknown>> {
  let merged = document;
  const seen = new Set<string>([path]);
  const add = (from: Readonly<Record<string, unknown>>) => {
    for (const include of localIncludes(from.include)) {
      for (const file of resolveInclude(include, '', sources)) {
        const content = sources.contents.get(file);
        if (
          seen.has(file) ||
          seen.size > maxIncludes ||
          content === undefined
        ) {
          continue;
        }
        seen.add(file);
        for (const each of parseYaml(content) ?? []) {
          if (isRecord(each)) {
            add(each);
            merged = {
              ...each,
              ...merged,
              include: [merged.include, each.include].flat(),
            };
          }
        }
      }
    }
  };
  add(document);
  return merged;
}

/** The files that an include names: `/ci/a.yml`, `ci/*.yml`, or a folder with an action. */
function resolveInclude(
  include: string,
  from: string,
  sources: Sources,
): readonly string[] {
  const path = include.replace(/^\//, '');
  if (path.includes('*')) {
    const [start = ''] = path.split('*');
    spend(NODE_EFFORT + sources.files.size);
    return [...sources.files].filter(
      file => file.startsWith(start) && /\.ya?ml$/.test(file),
    );
  }
  const folder = from.slice(0, Math.max(from.lastIndexOf('/'), 0));
  const file = findFile(path, include.startsWith('/') ? '' : folder, sources);
  return file ? [file] : [];
}

function judgeEvents(workflow: Readonly<Record<string, unknown>>) {
  const on = workflow.on ?? workflow.true;
  const events = isRecord(on) ? Object.keys(on) : [on].flat().filter(isText);
  const isKnown = events.length > 0;
  return {
    keepsHouse: isKnown && !events.some(event => buildEvents.includes(event)),
    isForProposals:
      isKnown &&
      events.every(event => event.startsWith('pull_request')) &&
      // A proposal that is closed may be merged.
      !JSON.stringify(on).includes('"closed"'),
  };
}

/** Whether the name of a pipeline file says that it keeps house. */
export function isNamedHousekeeping(name: string): boolean {
  return housekeeping.test(name);
}
