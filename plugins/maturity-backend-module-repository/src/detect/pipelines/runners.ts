import { isRecord, isText, records } from './Job';
import { parseYaml } from './parseYaml';
import { readPythonScripts } from './pythonScripts';
import { OpenFiles, readJustfile, readMakefile } from './recipes';
import {
  readDockerStage,
  readMiseTasks,
  readPythonTasks,
  readRakefile,
  readTox,
} from './taskFiles';

/** Tools that start named parts of a file. */
export const runners: readonly {
  readonly command: RegExp;
  readonly files: readonly string[];
  readonly read: (
    content: string,
    names: readonly string[],
    open: OpenFiles,
  ) => readonly string[];
}[] = [
  {
    command: /^g?make(?: |$)/,
    files: ['Makefile', 'makefile', 'GNUmakefile'],
    read: readMakefile,
  },
  {
    command: /^just(?: |$)/,
    files: ['justfile', 'Justfile', '.justfile'],
    read: readJustfile,
  },
  {
    command: /^task(?: |$)/,
    files: ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml', 'taskfile.yaml'],
    read: readTasks,
  },
  {
    command: /^hatch (?:-\S+ (?:\w+ )?)*run ([\w.:-]+)|^poe ([\w.:-]+)/,
    files: ['pyproject.toml'],
    read: readPythonScripts,
  },
  {
    command: /^tox (?:.* )?(?:-e|--env) ?=?([\w.,-]+)|^tox(?: |$)/,
    files: ['tox.ini'],
    read: readTox,
  },
  {
    command: /^nox (?:.* )?(?:-s|--sessions?|-e) ?=?([\w.-]+)|^nox(?: |$)/,
    files: ['noxfile.py'],
    read: readPythonTasks,
  },
  {
    command: /^inv(?:oke)? /,
    files: ['tasks.py'],
    read: readPythonTasks,
  },
  {
    command: /^(?:rake|rails)(?: |$)/,
    files: ['Rakefile'],
    read: readRakefile,
  },
  {
    command: /^mise (?:run|r|task run) (?:-\S+ )*([\w:.-]+)/,
    files: ['mise.toml', '.mise.toml'],
    read: readMiseTasks,
  },
  {
    command: /^(?:docker|podman|depot)(?: buildx)? build .*--target[ =](\S+)/,
    files: ['Dockerfile'],
    read: readDockerStage,
  },
  {
    command: /^composer (?:run |run-script )?(?:-\S+ )*([a-z][\w:.-]*)/,
    files: ['composer.json'],
    read: (content, names) => readPackageScripts(content, names, 'scripts'),
  },
  {
    command: /^(?:pipenv|pdm|rye) run ([\w:.-]+)/,
    files: ['Pipfile', 'pyproject.toml'],
    read: readPythonScripts,
  },
  {
    command: /^projen (?:-\S+ )*([\w:.-]+)|^projen$/,
    files: ['.projen/tasks.json'],
    read: (content, names) =>
      readProjenTasks(content, names.length ? names : ['default']),
  },
  {
    command: /^deno task (?:-\S+ )*([\w:.-]+)/,
    files: ['deno.json', 'deno.jsonc'],
    read: (content, names) => readPackageScripts(content, names, 'tasks'),
  },
  {
    command: /^(?:npm-run-all|run-s|run-p) /,
    files: ['package.json'],
    read: (content, names) => readPackageScripts(content, names, 'scripts'),
  },
  {
    command:
      /^(?:yarn workspaces (?:foreach )?(?:-\S+ )*(?:run )?|(?:lerna|turbo) run (?:-\S+ )*|turbo |nx run-many .*(?:-t|--targets?)[ =])([\w:.-]+)/,
    files: ['package.json'],
    read: (content, names) => readPackageScripts(content, names, 'scripts'),
  },
  {
    command:
      /^(?:npm|pnpm|yarn|bun)(?: -\S+(?: \.?\/?\S+(?= ))?)*? (?:run |run-script |workspace \S+ (?:run )?)(?:-\S+ )*([\w:.-]+)/,
    files: ['package.json'],
    read: (content, names) => readPackageScripts(content, names, 'scripts'),
  },
  {
    command:
      /^(?:npm|pnpm|yarn|bun)(?: -\S+)* (?!install|ci$|ci |add|audit|run|publish|dlx|exec|config|cache|pack|login|set|version)([a-z][\w:.-]*)/,
    files: ['package.json'],
    read: (content, names) => readPackageScripts(content, names, 'scripts'),
  },
];

function readPackageScripts(
  content: string,
  names: readonly string[],
  section: 'scripts' | 'tasks',
): readonly string[] {
  try {
    const json: unknown = JSON.parse(content);
    const given = isRecord(json) ? json[section] : undefined;
    const scripts = isRecord(given) ? given : {};
    return (
      names
        .flatMap(name =>
          name.endsWith(':*')
            ? Object.keys(scripts).filter(key =>
                key.startsWith(name.slice(0, -1)),
              )
            : [`pre${name}`, name, `post${name}`],
        )
        .flatMap(name => [scripts[name]].flat())
        .filter(isText)
        // Composer names other scripts by `@`.
        .map(script => script.replace(/^@(?!php |composer )/, 'composer run '))
    );
  } catch {
    return [];
  }
}

function readProjenTasks(
  content: string,
  names: readonly string[],
): readonly string[] {
  const document = parseYaml(content)?.[0];
  const tasks = isRecord(document) ? document.tasks : undefined;
  return names.flatMap(name => {
    const task = isRecord(tasks) ? tasks[name] : undefined;
    return records(isRecord(task) ? task.steps : undefined).flatMap(
      ({ exec, execArgs, spawn }) => [
        ...[exec].filter(isText),
        ...(Array.isArray(execArgs) ? [execArgs.join(' ')] : []),
        ...(isText(spawn) ? [`projen ${spawn}`] : []),
      ],
    );
  });
}

function readTasks(
  content: string,
  names: readonly string[],
  open: OpenFiles,
): readonly string[] {
  const document = parseYaml(content)?.[0];
  const { tasks: given, includes } = isRecord(document)
    ? document
    : { tasks: undefined, includes: undefined };
  const tasks = isRecord(given) ? given : {};
  const scripts: string[] = [];
  const seen = new Set<string>();
  const add = (name: string) => {
    const task = tasks[name];
    if (seen.has(name)) {
      return;
    }
    seen.add(name);
    if (task === undefined) {
      scripts.push(...readIncludedTask(includes, name, open));
      return;
    }
    const { cmds = task, deps = [] } = isRecord(task)
      ? { cmds: task.cmds ?? task.cmd, deps: task.deps }
      : {};
    for (const each of [deps, cmds].flat(2)) {
      if (isText(each)) {
        if (each in tasks) {
          add(each);
        } else {
          scripts.push(each);
        }
      } else if (isRecord(each)) {
        if (isText(each.task)) {
          add(each.task);
        } else if (isText(each.cmd)) {
          scripts.push(each.cmd);
        }
      }
    }
  };
  for (const name of names.length ? names : ['default']) {
    add(name);
  }
  return scripts;
}

/** The commands of `docker:build`, which a Taskfile includes as `docker`. */
function readIncludedTask(
  includes: unknown,
  name: string,
  open: OpenFiles,
): readonly string[] {
  const [, group = '', inner = ''] = /^([\w-]+):(.+)$/.exec(name) ?? [];
  const include = isRecord(includes) ? includes[group] : undefined;
  const path = isRecord(include) ? include.taskfile : include;
  return isText(path)
    ? open(path).flatMap(content => readTasks(content, [inner], () => []))
    : [];
}
