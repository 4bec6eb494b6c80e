import { spend } from './effort';
import { isText } from './Job';

/** Opens a file by its path from the one that names it; `*` stands for any part of its name. */
export type OpenFiles = (path: string) => readonly string[];

/** A target of a Makefile or a recipe of a justfile. */
interface Target {
  readonly needs: string[];
  readonly lines: string[];
}
type Variables = ReadonlyMap<string, string>;

const maxFiles = 20;
const maxTargets = 500;
/** The part that a pattern leaves open, in rules and in templates of rules. */
const stem = /%|\$\$?\(1\)/;

/** The recipes of targets of a Makefile, with those of the targets that they need. */
export function readMakefile(
  content: string,
  names: readonly string[],
  open: OpenFiles,
): readonly string[] {
  const text = withImports(content, /^[-s]?include[ \t]+(\S.*)$/gm, open);
  const assigned = names.filter(name => name.includes('='));
  const variables = readVariables([text, ...assigned].join('\n'));
  const targets = readTargets(text, line => {
    if (line.startsWith('\t')) {
      return { line: line.trim().replace(/^[@+-]+/, '') };
    }
    // A variable of the target may follow, rather than targets that it needs.
    const head =
      /^([^#:=\s][^#:=]*):(?![:=])(?!\s*[\w-]+\s*[:?+]?=)([^#]*)/.exec(line);
    return head && { names: head[1]!, needs: expandWords(head[2]!, variables) };
  });
  return collect(
    targets,
    names.filter(name => !assigned.includes(name)),
    lines =>
      withVariables(lines.map(withoutOutput).join('\n'), variables)
        .replace(/\$\(MAKE\)/g, 'make')
        .replace(/\$\(([\w-]+)\)/g, '${$1}')
        // A variable of the shell.
        .replace(/\$\$(?=[{A-Za-z_])/g, '$'),
  );
}

/** The recipes of a justfile, with those that they need. */
export function readJustfile(
  content: string,
  names: readonly string[],
  open: OpenFiles,
): readonly string[] {
  const text = withImports(
    content,
    /^(?:import\??|mod\??(?: \w+)?)[ \t]+['"]([^'"\n]+)['"]/gm,
    open,
  );
  const variables = readVariables(text);
  const targets = readTargets(text, line => {
    if (/^[ \t]+\S/.test(line)) {
      return { line: line.trim().replace(/^[@-]+/, '') };
    }
    const head =
      /^alias ([\w-]+) *:= *([\w-]+)/.exec(line) ??
      /^@?([\w-]+)(?: [^:]*)?:(?!=)(.*)$/.exec(
        line.replace(/"[^"]*"|'[^']*'/g, '_'),
      );
    return head && { names: head[1]!, needs: head[2]!.replace(/[()]/g, ' ') };
  });
  return collect(targets, names, lines =>
    withVariables(lines.join('\n'), variables).replace(
      /\{\{ *just_executable\(\) *\}\}/g,
      'just',
    ),
  );
}

/** A file with those that it imports, which import others. */
function withImports(
  content: string,
  pattern: RegExp,
  open: OpenFiles,
): string {
  const texts = [content];
  for (const text of texts) {
    for (const [, paths = ''] of text.matchAll(pattern)) {
      for (const path of paths.replace(/\$\(wildcard|[)'"]/g, '').split(' ')) {
        const opened = path ? open(path) : [];
        // Those that are found on the way are looked at in this same loop.
        texts.push(
          ...opened
            .filter(each => !texts.includes(each))
            .slice(0, maxFiles - texts.length),
        );
      }
    }
  }
  return texts.join('\n');
}

function readVariables(content: string): Variables {
  return new Map(
    [
      ...content.matchAll(/^(?:export )?([\w-]+) *(?:[:?]{0,2}=) *(\S.*)$/gm),
    ].map(match => [match[1]!, withoutOutput(match[2]!)] as const),
  );
}

function readTargets(
  content: string,
  read: (
    line: string,
  ) => { names: string; needs: string } | { line: string } | null,
): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  let current: Target[] = [];
  for (const line of content.replace(/\\\r?\n/g, ' ').split('\n')) {
    const part = read(line);
    if (part && 'line' in part) {
      current.forEach(target => target.lines.push(part.line));
    } else if (part) {
      current = toWords(part.names).map(name => {
        const target = targets.get(name) ?? { needs: [], lines: [] };
        target.needs.push(...toWords(part.needs.replace(/\|/g, ' ')));
        targets.set(name, target);
        return target;
      });
    } else if (line.trim() && !line.startsWith('#')) {
      current = [];
    }
  }
  return targets;
}

function collect(
  targets: ReadonlyMap<string, Target>,
  names: readonly string[],
  toScript: (lines: readonly string[]) => string,
): readonly string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  const add = (name: string) => {
    // A pattern may need names that it makes longer and longer.
    if (!seen.has(name) && seen.size < maxTargets) {
      seen.add(name);
      const target = findTarget(name, targets);
      target?.needs.forEach(add);
      lines.push(...(target?.lines ?? []));
    }
  };
  const first = [...targets.keys()].find(name => !name.startsWith('.'));
  const started = names.length ? names : [first].filter(isText);
  started.forEach(add);
  return lines.length ? [toScript(lines)] : [];
}

/** The target of a name; one without a recipe has that of the closest pattern. */
function findTarget(
  name: string,
  targets: ReadonlyMap<string, Target>,
): Target | undefined {
  const exact = targets.get(name);
  spend(targets.size);
  const patterns = exact?.lines.length
    ? []
    : [...targets].flatMap(([pattern, { needs, lines }]) => {
        const part = matchPattern(pattern, name);
        return part ? [{ part, needs, lines }] : [];
      });
  const closest = patterns.sort((a, b) => a.part.length - b.part.length)[0];
  return closest
    ? {
        needs: [
          ...(exact?.needs ?? []),
          ...closest.needs.map(each => each.replace(stem, closest.part)),
        ],
        lines: closest.lines.map(line =>
          line.replace(/\$\*|\$\$?\(1\)/g, () => {
            spend(closest.part.length);
            return closest.part;
          }),
        ),
      }
    : exact;
}

/** The part of a name that a pattern leaves open; empty if it does not fit. */
function matchPattern(pattern: string, name: string): string {
  const [start = '', end] = pattern.split(stem, 2);
  return end !== undefined && name.startsWith(start) && name.endsWith(end)
    ? name.slice(start.length, Math.max(name.length - end.length, start.length))
    : '';
}

/** Puts the words of variables in their place, and adds what is before and after each. */
function expandWords(text: string, variables: Variables): string {
  const each = (words: string, toWord: (word: string) => string) =>
    toWords(words)
      .map(word => {
        spend(word.length);
        return toWord(word);
      })
      .join(' ');
  const readValue = (name: string) => variables.get(name) ?? '';
  return withVariables(
    text.replace(
      /\$[({]([\w-]+):([^=(){}]*)%([^=(){}]*)=([^(){}]*)[)}]/g,
      (_, name, start, end, to) =>
        each(readValue(name), word =>
          to.replace('%', word.slice(start.length, word.length - end.length)),
        ),
    ),
    variables,
  ).replace(
    /\$\((addprefix|addsuffix) ([^,()]*),([^()]*)\)/g,
    (_, add, part, words) =>
      each(words, word =>
        add === 'addprefix' ? part.trim() + word : word + part.trim(),
      ),
  );
}

function withVariables(text: string, variables: Variables): string {
  return text.replace(
    /\$[({]([\w-]+)[)}]|\{\{ *([\w-]+) *\}\}/g,
    (whole, a, b) => {
      const value = variables.get(a ?? b) ?? whole;
      spend(value.length);
      return value;
    },
  );
}

/** With a word in the place of the output of a command of make, which is not known. */
function withoutOutput(text: string): string {
  return text.replace(/(?<!\$)\$\(shell [^()]*\)/g, '_');
}

function toWords(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
