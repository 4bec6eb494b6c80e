import picomatch from 'picomatch';
import { parseAllDocuments } from 'yaml';
import { PipelineFormat } from './rules/pipelineFiles';

/** The content of a pipeline file, freed from the spelling of its system. */
export interface PipelineContent {
  /** Actions, templates, orbs, images and tasks, one a line. */
  readonly uses: string;
  /** Commands, without comments and echoes. */
  readonly runs: string;
  /** Environments that its jobs deploy to. */
  readonly environments: readonly string[];
  /** Pipeline definitions of other repositories. */
  readonly reused: readonly string[];
  /** Whether a change in the folder starts it. */
  readonly concerns: (folder: string) => boolean;
}

const usesKeys = new Set(['uses', 'image', 'task', 'orb', 'component', 'name']);
const silentKeys = new Set(['if', 'description', 'displayName', 'title']);

/** Reads a pipeline file. A broken one has no content. */
export function parsePipeline(
  text: string,
  format: PipelineFormat,
): PipelineContent | undefined {
  if (format === 'text') {
    return {
      uses: '',
      runs: withoutNoise(withoutBlockComments(text), '//'),
      environments: [],
      reused: [...text.matchAll(/@Library\(\s*\[?['"]([^'"]+)['"]/g)].map(
        match => match[1]!,
      ),
      concerns: () => true,
    };
  }
  const documents = parseYaml(text);
  if (!documents) {
    return undefined;
  }
  const uses: string[] = [];
  const runs: string[] = [];
  const environments = new Set<string>();
  for (const document of documents) {
    visit(document, '', (key, value, parent) => {
      if (silentKeys.has(key)) {
        return;
      }
      if (key === 'environment') {
        environments.add(value);
      } else if (key === 'name' && parent === 'environment') {
        environments.add(value);
      } else if (usesKeys.has(key)) {
        uses.push(value);
      } else {
        runs.push(value);
        if (parent === 'include' || parent === 'orbs' || key === 'template') {
          uses.push(value);
        }
      }
    });
  }
  return {
    uses: withoutNoise(uses.join('\n'), '#'),
    runs: withoutNoise(runs.join('\n'), '#'),
    environments: [...environments].filter(each => !/[${}<>]/.test(each)),
    reused: documents.flatMap(document => reusedBy(document, format)),
    concerns: format === 'github' ? findConcerns(documents[0]) : () => true,
  };
}

function parseYaml(text: string): unknown[] | undefined {
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      uniqueKeys: false,
      merge: true,
    });
    if (!Array.isArray(documents)) {
      return [];
    }
    return documents.some(document => document.errors.length)
      ? undefined
      : documents.map(document => document.toJS({ maxAliasCount: 100 }));
  } catch {
    return undefined;
  }
}

/** Calls back for each string, with the key and the parent key that it is under. */
function visit(
  node: unknown,
  key: string,
  onText: (key: string, value: string, parent: string) => void,
  parent = '',
): void {
  if (typeof node === 'string') {
    onText(key, node, parent);
  } else if (Array.isArray(node)) {
    if (node.length && node.every(each => typeof each === 'string')) {
      // Arguments of one command are read together: ["kubectl", "apply"].
      onText(
        key,
        node.join(key === 'args' || key === 'command' ? ' ' : '\n'),
        parent,
      );
    } else {
      for (const each of node) {
        visit(each, key, onText, parent);
      }
    }
  } else if (isRecord(node)) {
    for (const [name, value] of Object.entries(node)) {
      visit(value, name, onText, key);
    }
  }
}

const maxLineLength = 1_000;

/**
 * Without comments, and without what is only printed. Lines are cut, which keeps
 * the work of searching in them within bounds.
 */
function withoutNoise(text: string, comment: '#' | '//'): string {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split('\n')
    .filter(line => {
      const start = line.trimStart();
      return !start.startsWith(comment) && !/^(?:echo|printf)\s/.test(start);
    })
    .map(line => line.slice(0, maxLineLength))
    .join('\n');
}

function withoutBlockComments(text: string): string {
  const [first = '', ...rest] = text.split('/*');
  return [
    first,
    ...rest.map(part => {
      const end = part.indexOf('*/');
      return end < 0 ? '' : part.slice(end + 2);
    }),
  ].join('');
}

function reusedBy(document: unknown, format: PipelineFormat): string[] {
  if (!isRecord(document)) {
    return [];
  }
  if (format === 'github') {
    return records(document.jobs)
      .map(job => job.uses)
      .filter(isText)
      .filter(uses => !uses.startsWith('./'));
  }
  if (format === 'gitlab') {
    return [document.include].flat().flatMap(include => {
      if (isText(include)) {
        return /^https?:\/\//.test(include) ? [include] : [];
      }
      if (!isRecord(include)) {
        return [];
      }
      const { project, file, ref, component, remote, template } = include;
      return isText(project)
        ? [
            `${project}/${[file].flat().join(', ')}${
              isText(ref) ? `@${ref}` : ''
            }`,
          ]
        : [component, remote, template].filter(isText);
    });
  }
  const { resources } = document;
  return records(isRecord(resources) ? resources.repositories : undefined)
    .map(repository => repository.name)
    .filter(isText);
}

/** Path filters of a workflow, which are set for each of its triggers. */
function findConcerns(workflow: unknown): (folder: string) => boolean {
  const on = isRecord(workflow) ? workflow.on ?? workflow.true : undefined;
  if (!isRecord(on)) {
    return () => true;
  }
  const triggers = ['push', 'pull_request', 'pull_request_target']
    .filter(name => name in on)
    .map(name => on[name]);
  const filters = triggers.map(trigger =>
    isRecord(trigger) && Array.isArray(trigger.paths)
      ? trigger.paths.filter(isText).filter(glob => !glob.startsWith('!'))
      : undefined,
  );
  if (!filters.length || filters.some(filter => !filter)) {
    return () => true;
  }
  const globs = filters.flatMap(filter => filter ?? []);
  return folder => globs.some(glob => reaches(glob, folder));
}

/** Whether a path glob can match a file in the folder or below. */
function reaches(glob: string, folder: string): boolean {
  const pattern = glob.split('/');
  const names = folder.split('/');
  for (const [index, name] of names.entries()) {
    const segment = pattern[index];
    if (segment === '**') {
      return true;
    }
    if (!segment || !picomatch.isMatch(name, segment, { dot: true })) {
      return false;
    }
  }
  return pattern.length > names.length;
}

function records(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) {
    return node.filter(isRecord);
  }
  return isRecord(node) ? Object.values(node).filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
