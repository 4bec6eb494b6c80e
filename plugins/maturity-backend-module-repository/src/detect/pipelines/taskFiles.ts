import { maxLineLength } from './scriptLines';

/** The lines below a heading until the next one, by what the heading names. */
function readSections(
  content: string,
  heading: RegExp,
): ReadonlyMap<string, string> {
  const sections = new Map<string, string>();
  let current: string | undefined;
  for (const whole of content.replace(/\\\r?\n/g, ' ').split('\n')) {
    const line = whole.slice(0, maxLineLength);
    const match = heading.exec(line);
    if (match) {
      // One that names nothing ends the section before.
      current = match[1];
      if (current !== undefined) {
        sections.set(
          current,
          `${sections.get(current) ?? ''}${match[2] ?? ''}\n`,
        );
      }
    } else if (current !== undefined) {
      sections.set(current, `${sections.get(current)}${line}\n`);
    }
  }
  return sections;
}

/** The commands of environments of `tox.ini`; of all that it lists when none is named. */
export function readTox(
  content: string,
  names: readonly string[],
): readonly string[] {
  const sections = readSections(
    content,
    /^\[(?:testenv(?::([\w{},.-]+))?|[^\]]*)\]()/,
  );
  const common = /^\[testenv\][^\n]*\n((?:(?!\[).*\n?)*)/m.exec(content)?.[1];
  const given = names.flatMap(name => name.split(','));
  const started = given.length ? given : [...sections.keys(), ''];
  return started.flatMap(name => {
    const own = readToxCommands(sections.get(name));
    return own.length ? own : readToxCommands(common);
  });
}

function readToxCommands(section = ''): readonly string[] {
  const commands = /^commands *= *((?:.*(?:\n[ \t]+|\n(?=\n[ \t]))?)*)/m.exec(
    section,
  )?.[1];
  return commands ? [commands.replace(/^[ \t]*(?:- ?)?/gm, '')] : [];
}

/** Commands that functions of `noxfile.py` or `tasks.py` hand to a shell: `session.run("pytest", "-q")`. */
export function readPythonTasks(
  content: string,
  names: readonly string[],
): readonly string[] {
  const functions = readSections(content, /^(?:def (\w+)|\S)()/);
  const started = names.length ? names : [...functions.keys()];
  return started
    .flatMap(name => functions.get(name.replace(/-/g, '_')) ?? [])
    .flatMap(body =>
      [...body.matchAll(/\.run(?:_always)?\(([^()]*)/g)].map(([, args = '']) =>
        [...args.matchAll(/(["'])([^"'\n]*)\1/g)]
          .map(each => each[2])
          .join(' '),
      ),
    );
}

/** Commands that tasks of a Rakefile hand to a shell, with those of the tasks that they need. */
export function readRakefile(
  content: string,
  names: readonly string[],
): readonly string[] {
  const tasks = readSections(
    content,
    /^[ \t]*task[ (]*:?["']?([\w-]+(?::[\w-]+)*)["']?(.*)|^end\b()/,
  );
  const scripts: string[] = [];
  const seen = new Set<string>();
  const add = (name: string) => {
    if (seen.has(name)) {
      return;
    }
    seen.add(name);
    const body = tasks.get(name) ?? tasks.get(name.replace(/^.*:/, '')) ?? '';
    const [head = ''] = body.split('\n', 1);
    const needs = /(?:=>|:) *(?:%[iw])?([[(:"'\w].*)$/.exec(head)?.[1] ?? '';
    (needs.replace(/\bdo\b.*$/, '').match(/[\w:-]+/g) ?? [])
      .map(need => need.replace(/^:|:$/g, ''))
      .forEach(add);
    for (const [, , command = ''] of body.matchAll(
      /\b(?:sh|system)[ (]+(["'])(.*?)\1/g,
    )) {
      scripts.push(command);
    }
    for (const [, task = ''] of body.matchAll(
      /Rake::Task\[["':]+([\w:-]+)["']?\]\.(?:invoke|execute)/g,
    )) {
      add(task);
    }
  };
  (names.length ? names : ['default']).forEach(add);
  return scripts;
}

/** The commands of tasks in `mise.toml`. */
export function readMiseTasks(
  content: string,
  names: readonly string[],
): readonly string[] {
  const tasks = readSections(
    content,
    /^\[(?:tasks\.["']?([\w:.-]+)["']?|.*)\]()/,
  );
  const seen = new Set<string>();
  const read = (name: string): readonly string[] => {
    const body = tasks.get(name) ?? '';
    if (seen.has(name)) {
      return [];
    }
    seen.add(name);
    const [, needs = ''] = /^depends *= *(.*)$/m.exec(body) ?? [];
    const [, , block, rest = ''] =
      /^run *= *(?:("{3}|'{3})([\s\S]*?)\1|(\[[^\]]*\]|.*))/m.exec(body) ?? [];
    return [
      ...readTexts(needs).flatMap(read),
      ...(block === undefined ? readTexts(rest) : [block]),
    ];
  };
  return names.flatMap(read);
}

function readTexts(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map(
    match => match[1] ?? match[2]!,
  );
}

/** The commands of a stage of a Dockerfile. */
export function readDockerStage(
  content: string,
  [name = '']: readonly string[],
): readonly string[] {
  const stages = readSections(
    content,
    /^FROM[ \t].*?(?:[ \t]AS[ \t]+([\w.-]+))?[ \t]*\r?$()/i,
  );
  return [...(stages.get(name) ?? '').matchAll(/^[ \t]*RUN[ \t]+(.*)$/gim)].map(
    match => match[1]!.replace(/^(?:--\S+ +)*/, ''),
  );
}
