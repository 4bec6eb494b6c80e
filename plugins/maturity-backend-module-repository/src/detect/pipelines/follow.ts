import { isText } from './Job';
import { Command, joinPath, readCommands } from './commands';
import { composeFiles, readComposeService, startedService } from './compose';
import { NODE_EFFORT, spend } from './effort';
import { isLint } from './isLint';
import { parseYaml } from './parseYaml';
import { runners } from './runners';
import { findPackages } from './workspaces';

/** A script that runs its arguments as a command, mostly in a container. */
const passesOn =
  /^[ \t]*(?:(?:\S+ )?(?:docker|podman)\b(?:[^\n\\]|\\\n){0,999}|exec +)?"?\$(?:@|\{@\})"?[ \t]*$/m;

/** Files of the repository, as far as they were read. */
export interface Sources {
  readonly files: ReadonlySet<string>;
  readonly contents: ReadonlyMap<string, string>;
  /** Why a file was not read, by path. */
  readonly unread: ReadonlyMap<string, string>;
}

const maxDepth = 4;
const maxCommands = 3_000;
const shell = /(?:\.(?:sh|bash|zsh|ps1|cmd|bat)|(?:^|\/)[^./]+)$/;

/**
 * Adds to commands those of the scripts, make targets, tasks and package scripts of
 * the repository that they start.
 *
 * @param onUnread - Called with the reason for each script that could not be read.
 */
export function followCommands(
  commands: readonly Command[],
  sources: Sources,
  onUnread: (reason: string) => void,
): readonly Command[] {
  const seen = new Set<string>();
  const all: Command[] = [];
  const follow = (command: Command, depth: number) => {
    spend(NODE_EFFORT);
    if (all.length >= maxCommands) {
      onUnread(`it starts more than ${maxCommands} commands`);
      return;
    }
    const parts = depth < maxDepth ? findScripts(command, sources) : [];
    if (
      parts.length &&
      parts.every(part => 'commands' in part && !part.commands.length)
    ) {
      // It starts what does nothing.
      return;
    }
    if (
      !parts.length ||
      !parts.every(part => 'commands' in part && part.commands.every(isLint))
    ) {
      all.push(
        parts.some(part => 'commands' in part && part.commands.length)
          ? { ...command, isFollowed: true }
          : command,
      );
    }
    for (const part of parts) {
      if (seen.has(part.key)) {
        continue;
      }
      seen.add(part.key);
      if ('unread' in part) {
        onUnread(part.unread);
        continue;
      }
      for (const each of part.commands) {
        follow(command.isSoft ? { ...each, isSoft: true } : each, depth + 1);
      }
    }
  };
  for (const command of commands) {
    follow(command, 0);
  }
  return all;
}

/** A script of the repository, or why it was not read. */
type Script = { readonly key: string } & (
  | { readonly commands: readonly Command[] }
  | { readonly unread: string }
);

/** Scripts that were read before in the same repository: many pipelines start the same. */
const known = new WeakMap<Sources['contents'], Map<string, Script[]>>();

/** Finds a file by its path from the folder, or from the root of the repository. */
export function findFile(
  path: string,
  folder: string,
  { files }: Sources,
): string | undefined {
  // The repository itself may be checked out below a folder.
  return [path, path.replace(/^\/?[^/]+\//, '')]
    .flatMap(each => [joinPath(folder, each), joinPath('', each)])
    .find(each => files.has(each));
}

function findScripts(command: Command, sources: Sources): readonly Script[] {
  const { text, tool, folder } = command;
  const words = text.split(' ');
  const named = /^(?:(?:ba|z|da|k)?sh|source|\.|pwsh|powershell|&)$/.test(
    words[0]!,
  )
    ? words.slice(1).find(word => !word.startsWith('-'))
    : tool;
  if (named && (named.includes('/') || /\.(?:sh|ps1|bash)$/.test(named))) {
    const path = findFile(named.replace(/^\$\{?\w+\}?\//, ''), folder, sources);
    const args = words.slice(Math.max(words.indexOf(named), 0) + 1);
    return path && shell.test(path)
      ? readFile(path, sources, {
          read: content => [
            withArguments(content, args),
            ...(passesOn.test(content) ? [args.join(' ')] : []),
          ],
          part: args.join(' '),
          folder,
        })
      : [];
  }
  const service = startedService(text);
  if (service) {
    return findService(service, command, sources);
  }
  const options = words.slice(1);
  const directory =
    /(?:^| )(?:-C|--directory|--dir|--prefix|--cwd|-d) ?=?(\S+)/.exec(
      text,
    )?.[1];
  let at = directory ? joinPath(folder, directory) : folder;
  const names = options.filter(
    (word, index) =>
      !/^-|=/.test(word) &&
      !/^(?:-C|-f|--directory|--prefix|--cwd|-d|--filter|-w|-j)$/.test(
        options[index - 1] ?? '',
      ),
  );
  // `just web/build` starts the recipe of the justfile in that folder.
  const [, inner, recipe] =
    words[0] === 'just' ? /^(.+)\/([\w:-]+)$/.exec(names[0] ?? '') ?? [] : [];
  if (inner && recipe) {
    at = joinPath(at, inner);
    names[0] = recipe;
  }
  for (const runner of runners) {
    const match = runner.command.exec(text);
    if (match) {
      const path = runner.files
        .map(file => findFile(file, at, sources))
        .find(each => each !== undefined);
      const packages = runner.files.includes('package.json')
        ? findPackages(text, sources.contents)
        : undefined;
      const given = match.slice(1).find(Boolean);
      // Variables are given to targets of make on the command line.
      const assigned =
        words[0] === 'make' ? options.filter(word => /^\w+=./.test(word)) : [];
      const started = [...(given ? [given] : names), ...assigned];
      return (packages ?? [path].filter(isText)).flatMap(each =>
        readFile(each, sources, {
          read: content =>
            runner.read(content, started, imported =>
              openFiles(imported, toFolder(each), sources),
            ),
          part: started.join(' '),
        }),
      );
    }
  }
  return [];
}

/** Puts the arguments of a script that are known in the place of `"$@"` and `$1`. */
function withArguments(script: string, args: readonly string[]): string {
  const all = args.map(each => (each.includes('$') ? '_' : each));
  return args.length
    ? script.replace(
        /"\$(?:[@*]|\{[@*]\})"|"?\$(?:([1-9])|\{([1-9])(?::?-[^{}]*)?\})"?/g,
        (whole, plain?: string, inBraces?: string) => {
          const at = plain ?? inBraces;
          const value = at ? args[Number(at) - 1] ?? '$' : all.join(' ');
          spend(value.length);
          return value.includes('$') ? whole : value;
        },
      )
    : script;
}

function findService(
  service: string,
  { text, folder }: Command,
  sources: Sources,
): readonly Script[] {
  const named = [...text.matchAll(/ (?:-f|--file)[ =](\S+)/g)].map(
    match => match[1]!,
  );
  return (named.length ? named : composeFiles)
    .map(file => findFile(file, folder, sources))
    .filter(isText)
    .flatMap(path =>
      readFile(path, sources, {
        read: content =>
          (parseYaml(content) ?? [])
            .map(document => readComposeService(document, service))
            .filter(isText),
        part: service,
      }),
    );
}

/**
 * Reads the scripts in a file.
 *
 * @param options - `folder`: in which they run, that of the file when left out.
 */
function readFile(
  path: string,
  { contents, unread }: Sources,
  options: {
    readonly read: (content: string) => readonly string[];
    readonly part?: string;
    readonly folder?: string;
  },
): readonly Script[] {
  const { read, part = '', folder = toFolder(path) } = options;
  const content = contents.get(path);
  const reason = unread.get(path);
  const key = `${path} ${part}`;
  if (content === undefined) {
    return reason ? [{ key, unread: reason }] : [];
  }
  const scripts = known.get(contents) ?? new Map<string, Script[]>();
  known.set(contents, scripts);
  const place = `${key}\0${folder}`;
  const before = scripts.get(place);
  if (before) {
    return before;
  }
  spend(content.length);
  const found = read(content).map((script, index) => ({
    key: `${key} ${index}`,
    commands: readCommands(script, folder),
  }));
  scripts.set(place, found);
  return found;
}

/** The files that a file of recipes imports: `mk/*.mk`, `ci.just`, or a folder with a Taskfile. */
function openFiles(
  path: string,
  folder: string,
  { files, contents }: Sources,
): readonly string[] {
  const whole = joinPath(folder, path);
  const [start = '', end] = whole.split('*', 2);
  spend(end === undefined ? NODE_EFFORT : NODE_EFFORT + contents.size);
  const found =
    end === undefined
      ? [whole, `${whole}/Taskfile.yml`, `${whole}/Taskfile.yaml`].filter(
          each => files.has(each),
        )
      : [...contents.keys()].filter(
          each => each.startsWith(start) && each.endsWith(end),
        );
  return found.flatMap(each => {
    const content = contents.get(each) ?? '';
    spend(content.length);
    return content ? [content] : [];
  });
}

function toFolder(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
