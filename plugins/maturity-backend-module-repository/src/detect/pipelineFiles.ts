import { isForeign, isSupport } from './foreign';
import { compileGlobs } from './globs';
import { parsePipeline, PipelineContent } from './pipelines';
import { pipelineFileRules } from './rules/pipelineFiles';

/** A pipeline file of a repository. */
export interface PipelineFile {
  readonly path: string;
  /** Absent when the content is not known, or is broken. */
  readonly content?: PipelineContent;
  /** Name of a workflow in lower case, where it has to speak for the content. */
  readonly name?: string;
  /** Why the content is not known, if it should be. */
  readonly unread?: string;
  /** Whether it runs for every folder of the repository. */
  readonly isCommon: boolean;
}

const findFormats = compileGlobs(
  pipelineFileRules.map(({ globs, format }) => ({ globs, value: format })),
);

/** The pipeline files among the files of a repository, parsed. */
export function readPipelines(
  files: readonly string[],
  input: {
    readonly contents: ReadonlyMap<string, string>;
    readonly unread: ReadonlyMap<string, string>;
  },
): readonly PipelineFile[] {
  return files.flatMap((path): PipelineFile[] => {
    const [match] = findFormats(path);
    const lower = path.toLowerCase();
    if (!match || (!match.anchored && (isForeign(lower) || isSupport(lower)))) {
      return [];
    }
    const isCommon = match.anchored || !path.includes('/');
    const text = input.contents.get(path);
    if (text === undefined) {
      const name =
        match.value === 'github'
          ? lower.slice(lower.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
          : undefined;
      return [{ path, name, unread: input.unread.get(path), isCommon }];
    }
    const content = parsePipeline(text, match.value);
    const unread = content ? undefined : `${path} is not valid YAML`;
    return [{ path, content, unread, isCommon }];
  });
}
