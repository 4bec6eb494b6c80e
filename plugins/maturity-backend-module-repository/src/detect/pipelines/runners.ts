import { spend } from './effort';
import { isRecord, isText } from './Job';
import { parseYaml } from './parseYaml';

/** Tools that start named parts of a file. */
export const runners: readonly {
  readonly command: RegExp;
  readonly files: readonly string[];
  readonly read: (
    content: string,
    names: readonly string[],
  ) => readonly string[];
}[] = [
  {
    command: /^g?make(?: |$)/,
    files: ['Makefile', 'makefile', 'GNUmakefile'],
    read: (content, names) => readRecipes(content, names, true),
  },
  {
    command: /^just(?: |$)/,
    files: ['justfile', 'Justfile', '.justfile'],
    read: (content, names) => readRecipes(content, names, false),
  },
  {
    command: /^task(?: |$)/,
    files: ['Taskfile.yml', 'Taskfile.yaml', 'taskfile.yml', 'taskfile.yaml'],
    read: readTasks,
  },
  {
    command: /^(?:npm-run-all|run-s|run-p) /,
    files: ['package.json'],
    read: readPackageScripts,
  },
  {
    command:
      /^(?:yarn workspaces (?:foreach )?(?:-\S+ )*(?:run )?|(?:lerna|turbo) run (?:-\S+ )*|turbo |nx run-many .*(?:-t|--targets?)[ =])([\w:.-]+)/,
    files: ['package.json'],
    read: readPackageScripts,
  },
  {
    command:
      /^(?:npm|pnpm|yarn|bun)(?: -\S+(?: \.?\/?\S+(?= ))?)*? (?:run |run-script |workspace \S+ (?:run )?)(?:-\S+ )*([\w:.-]+)/,
    files: ['package.json'],
    read: readPackageScripts,
  },
  {
    command:
      /^(?:npm|pnpm|yarn|bun)(?: -\S+)* (?!install|ci$|ci |add|audit|run|publish|dlx|exec|config|cache|pack|login|set|version)([a-z][\w:.-]*)/,
    files: ['package.json'],
    read: readPackageScripts,
  },
];

function readPackageScripts(
  content: string,
  names: readonly string[],
): readonly string[] {
  try {
    const json: unknown = JSON.parse(content);
    const scripts =
      isRecord(json) && isRecord(json.scripts) ? json.scripts : {};
    return names
      .flatMap(name =>
        name.endsWith(':*')
          ? Object.keys(scripts).filter(key =>
              key.startsWith(name.slice(0, -1)),
            )
          : [`pre${name}`, name, `post${name}`],
      )
      .map(name => scripts[name])
      .filter(isText);
  } catch {
    return [];
  }
}

function readTasks(
  content: string,
  names: readonly string[],
): readonly string[] {
  const document = parseYaml(content)?.[0];
  const tasks =
    isRecord(document) && isRecord(document.tasks) ? document.tasks : {};
  const scripts: string[] = [];
  const seen = new Set<string>();
  const add = (name: string) => {
    const task = tasks[name];
    if (seen.has(name) || task === undefined) {
      return;
    }
    seen.add(name);
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

/** The recipes of targets of a Makefile or a justfile, with those of the targets that they need. */
function readRecipes(
  content: string,
  names: readonly string[],
  isMake: boolean,
): readonly string[] {
  const variables = new Map(
    [
      ...content.matchAll(/^(?:export )?([\w-]+) *(?:[:?]{0,2}=) *(\S.*)$/gm),
    ].map(match => [match[1]!, withoutOutput(match[2]!)] as const),
  );
  const targets = new Map<string, { needs: string[]; lines: string[] }>();
  let current: { needs: string[]; lines: string[] }[] = [];
  for (const line of content.replace(/\\\r?\n/g, ' ').split('\n')) {
    if (isMake ? line.startsWith('\t') : /^[ \t]+\S/.test(line)) {
      current.forEach(target =>
        target.lines.push(line.trim().replace(/^[@+-]+/, '')),
      );
      continue;
    }
    const head = isMake
      ? /^([^#:=\s][^#:=]*):(?![:=])([^=#]*)/.exec(line)
      : /^@?([\w-]+)[^:=]*:(?!=)(.*)$/.exec(line);
    if (head) {
      current = head[1]!
        .trim()
        .split(/\s+/)
        .map(name => {
          const target = targets.get(name) ?? { needs: [], lines: [] };
          target.needs.push(...head[2]!.split(/[|\s]+/).filter(Boolean));
          targets.set(name, target);
          return target;
        });
    } else if (line.trim() && !line.startsWith('#')) {
      current = [];
    }
  }
  const lines: string[] = [];
  const seen = new Set<string>();
  const add = (name: string) => {
    const target = targets.get(name);
    if (target && !seen.has(name)) {
      seen.add(name);
      target.needs.forEach(add);
      lines.push(...target.lines);
    }
  };
  const first = [...targets.keys()].find(name => !name.startsWith('.'));
  const started = names.length ? names : [first].filter(isText);
  started.forEach(add);
  if (!lines.length) {
    return [];
  }
  return [
    lines
      .map(withoutOutput)
      .join('\n')
      .replace(/\$[({]([\w-]+)[)}]|\{\{ *([\w-]+) *\}\}/g, (whole, a, b) => {
        const value = variables.get(a ?? b) ?? whole;
        spend(value.length);
        return value;
      })
      .replace(/\$\(MAKE\)/g, 'make')
      .replace(/\$\(([\w-]+)\)/g, '${$1}'),
  ];
}

/** With a word in the place of the output of a command of make, which is not known. */
function withoutOutput(text: string): string {
  return text.replace(/(?<!\$)\$\(shell [^()]*\)/g, '_');
}
