import { readContainerCommand, readInnerCommands } from './containers';
import { NODE_EFFORT, spend } from './effort';
import { findPassingFunctions } from './passingFunctions';
import { maxLineLength, readLines } from './scriptLines';
import { toShellLine } from './shellLine';

/** A command that a script runs. */
export interface Command {
  /** Its words, each after one space, without quotes, wrappers such as `sudo` and the folder of the tool. */
  readonly text: string;
  /** The first word as it is written: the script, if it is one. */
  readonly tool: string;
  /** Folder that the script changed to before, or empty. */
  readonly folder: string;
  /** Whether the script goes on if it fails. */
  readonly isSoft: boolean;
  /** Whether it starts a script or task that was read, whose commands come with it. */
  readonly isFollowed?: boolean;
  /** Whether it works on another repository that the job checks out. */
  readonly isElsewhere?: boolean;
}

const maxLength = 1_000;
const quotedSpace = '\u0001';

/** Commands that print, look or wait, and change nothing. */
const silent =
  /^(?:echo|printf|cat|grep|test|\[+|true|false|:|exit|export|set|[{}]+|mkdir|rm|ls|pwd|which|type|sleep|date|read|return|then|unset|local|trap|shift|fi|done|esac|else|for|case|function|Write-(?:Host|Output)|tee|declare|@echo|rem|touch|chmod|wait|head|tail|wc|sort|println|print|when|in)(?: |$)/i;
/** Options with which a scanner reports without failing. */
export const softOptions =
  /(?: |^)(?:--?no-fail|--exit-zero|--soft-fail|--exit-code[ =]0)(?= |$)/;

/** Options with which nothing happens. */
const harmless =
  /(?: |^)(?:--help|--syntax-check|--list-(?:hosts|tags|tasks)|--download-\w*-?db-only|--dry-run(?!=none|=false)\S*)(?= |$)| (?:-h|--version)$/;

/** Words that stand before the command that they run. */
const wrappers = [
  /^(?:[({!@-]|then|else|do|if|elif|while|until|time|nohup|command|exec|builtin|call|&)(?: |(?<=[({@-]))/,
  /^(?:sudo|env|xargs|nice|stdbuf|timeout|retry|xvfb-run|unbuffer|doas)(?: -\S+(?: (?=\d+ )\d+)?| \d+\S*)* (?=\S)/,
  /^[A-Za-z_]\w*=\S* /,
  /^(?:bundle exec|poetry run|pipenv run|pdm run|rye run|uv run|uvx|npx|bunx|bun x|pnpm exec|pnpm dlx|yarn exec|yarn dlx|pipx run|python3? -m|dotnet tool run|mise x|mise exec|nix develop|direnv exec \.|php|ruby)(?: --?(?:y|yes|p \S+|package[ =]\S+|c|command|no-install|frozen|with[ =]\S+|extra[ =]\S+|group[ =]\S+|all-extras|verbose|quiet))* (?:-- )?(?=[^-])/,
  new RegExp(
    `^start-server-and-test \\S+ (?:https?:\\S+|\\S+:\\d+|:?\\d+) (?=\\S*${quotedSpace})`,
  ),
  /^nix (?:run|shell|develop)(?: -\S+(?: \.)?)* (?:\S*#)(?=\S)/,
  /^(?:ba|z|k)?sh(?: -(?!\w*c)\w+)* (?=\S+\.(?:sh|bash)(?= |$)|\.?\/\S+|\S+\/)/,
  /^(?:source|\.|python3?|node|ruby|pwsh|powershell)(?: (?!--test\b)-\S+)* (?=\S+\.(?:sh|bash|ps1|py|rb|[cm]?js|ts)(?= |$))/,
  /^--? /,
  /^RUN /,
  /^(?:aws-vault exec|op run|doppler run|chamber exec|dotenv|infisical run|sops exec-env)(?: [^ ]+)*? -- /,
] as const;

/**
 * Reads the commands of a shell script, or of the lines of a program that calls a
 * shell. Comments, here-documents, texts that are only printed and what follows
 * `exit` are left out.
 *
 * @param folder - That the script starts in.
 */
export function readCommands(script: string, folder = ''): readonly Command[] {
  spend(script.length);
  const commands: Command[] = [];
  let at = folder;
  const variables = new Map<string, string>();
  const passing = findPassingFunctions(script);
  let isSoft = false;
  let end: string | undefined;
  let off = 0;
  for (const raw of readLines(script)) {
    const line = raw.slice(0, maxLineLength).trim();
    if (end !== undefined) {
      end = line === end || (end === ')' && /^\)/.test(line)) ? undefined : end;
      continue;
    }
    if (!line || /^(?:#|\/\/|\*|rem )/i.test(line)) {
      continue;
    }
    if (
      off ||
      /^if (?:false|\[+ (?:0 -eq 1|false = true) \]+) *;? *(?:then)?$/.test(
        line,
      )
    ) {
      if (/^(?:if|fi)\b/.test(line)) {
        off += line.startsWith('if') ? 1 : -1;
      }
      continue;
    }
    if (/^exit(?: 0)?;?$/.test(line) && !/^[ \t]/.test(raw)) {
      break;
    }
    if (/^set \+\w*e/.test(line)) {
      isSoft = true;
    } else if (/^set -\w*e/.test(line)) {
      isSoft = false;
    }
    if (/(?:^\w+\+?=|@)\($/.test(line)) {
      // The items of an array of Bash or PowerShell are no commands.
      end = ')';
    }
    const here = /(?<!<)<<[-~]?\s*['"]?([A-Za-z_]\w*)['"]?/.exec(line);
    if (here && !/^(?:sudo )?(?:ba)?sh\b/.test(line)) {
      end = here[1];
    }
    let isSkipped = false;
    for (const { text, next } of splitLine(toShellLine(line))) {
      const skips = isSkipped;
      // `false && x` and `true || x` never come to x.
      isSkipped = /^(?:false &&|(?:true|:) \|)/.test(`${text} ${next}`);
      if (skips) {
        continue;
      }
      const [, variable, value] =
        /^(?:(?:export|local|readonly) )?([A-Za-z_]\w*)=(?!_$)([\w./:@%+-]*\w)$/.exec(
          text,
        ) ?? [];
      if (variable) {
        variables.set(variable, value!);
      }
      const [started] =
        /^(?:pipenv|pdm|rye) run [\w:.-]+(?= |$)/.exec(text) ?? [];
      // A script of Pipenv, PDM or Rye, or the command that it is named like.
      if (started) {
        commands.push({ text: started, tool: '', folder: at, isSoft });
      }
      const command = unwrap(
        withVariables(text.slice(0, maxLength), variables),
        passing,
      );
      const change = /^(?:cd|pushd|Set-Location) (\S+)/.exec(command);
      if (change) {
        at = joinPath(at, change[1]!);
      } else if (command && !silent.test(command) && !harmless.test(command)) {
        spend(NODE_EFFORT);
        const isIgnored = isSoft || next === '||' || softOptions.test(command);
        const container = readContainerCommand(command);
        const contained = container
          ? readInnerCommands(container)
          : readGoTool(command);
        // A command for a service of Compose stands for the whole line.
        if (!container?.service || !contained.length) {
          const [tool = ''] = command.split(' ', 1);
          commands.push({
            tool,
            text: toToolName(tool) + command.slice(tool.length),
            folder: at,
            isSoft: isIgnored,
          });
        }
        for (const each of contained) {
          commands.push(
            ...readCommands(each, at).map(inside =>
              isIgnored ? { ...inside, isSoft: true } : inside,
            ),
          );
        }
        const inner =
          /^(?:\/\S*\/)?(?:(?:ba|z|da)?sh|cmd|pwsh|powershell|eval|su)(?: \S+)*? (?:-\w*c|-Command|\/c) (.+)$/i.exec(
            command,
          );
        if (inner && inner[1] !== script) {
          commands.push(...readCommands(inner[1]!, at));
        }
      }
    }
  }
  return commands;
}

/** `$HELM upgrade` with the value that the script gave the variable. */
function withVariables(
  command: string,
  variables: ReadonlyMap<string, string>,
): string {
  return variables.size
    ? command.replace(
        /\$(?:(\w+)|\{(\w+)\})/g,
        (whole, plain?: string, inBraces?: string) => {
          const value = variables.get(plain ?? inBraces ?? '') ?? whole;
          spend(value.length);
          return value;
        },
      )
    : command;
}

/** `go run example.org/tools/v2/lint@v1 ./...` and `go tool lint ./...` as `lint ./...`. */
function readGoTool(command: string): readonly string[] {
  const [, tool, args = ''] =
    /^go (?:run|tool) (?:-\S+ )*[\w-]+\.\w+\/(?:\S+\/)?([a-z][\w-]*?)(?:\/v\d+)?(?:@\S+)?( .*)?$/.exec(
      command,
    ) ??
    /^go tool (?!(?:cover|pprof|trace|compile|link|nm|objdump|vet|dist|cgo|asm|covdata|test2json)(?: |$))([a-z][\w-]*)( .*)?$/.exec(
      command,
    ) ??
    [];
  return tool ? [tool + args] : [];
}

/** Joins a folder and a relative path; `/` begins at the root of the repository. */
export function joinPath(folder: string, path: string): string {
  const segments = path.startsWith('/') ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') {
      segments.pop();
    } else if (
      segment &&
      segment !== '.' &&
      !/^\$\w*(?:\{.*\})?$/.test(segment)
    ) {
      segments.push(segment);
    }
  }
  return segments.filter(Boolean).join('/');
}

/**
 * Splits at `;`, `&`, `|` and backticks that are not quoted, and drops a comment. A
 * command in `$(…)` comes before the one that takes its output as a word.
 */
function splitLine(line: string): { text: string; next: string }[] {
  const parts: { text: string; next: string }[] = [];
  const outer: { text: string; quote: string }[] = [];
  let text = '';
  let quote = '';
  const push = (next: string) => {
    const plain = text.trim();
    if (plain) {
      parts.push({ text: plain, next });
    }
    text = '';
  };
  for (let index = 0; index < line.length; index += 1) {
    const char = line[index]!;
    const pair = line.slice(index, index + 2);
    if (/^\\["'`$\\ ]/.test(pair) && quote !== "'") {
      text += line[index + 1] ?? '';
      index += 1;
    } else if (pair === '$(' && quote !== "'") {
      outer.push({ text, quote });
      text = '';
      quote = '';
      index += 1;
    } else if (quote) {
      if (char === quote) {
        quote = '';
      } else {
        // A text is one word, until the wrappers of the command are gone.
        text += char === ' ' ? quotedSpace : char;
      }
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '#' && /^\s?$/.test(text.slice(-1))) {
      break;
    } else if (char === ')' && outer.length) {
      push('$(');
      const rest = outer.pop()!;
      text = `${rest.text}_`;
      quote = rest.quote;
    } else if (pair === '||' || pair === '&&') {
      const rest = line.slice(index + 2).trim();
      push(
        pair !== '||' || /^(?:true|:|exit 0|echo|printf)\b|^:/.test(rest)
          ? pair
          : '|',
      );
      index += 1;
    } else if (
      char === ';' ||
      char === '|' ||
      char === '`' ||
      // Neither `2>&1` nor the call operator of PowerShell.
      (pair.trim() === '&' && text.endsWith(' '))
    ) {
      push(char);
    } else {
      text += char;
    }
  }
  push('');
  for (const rest of outer.reverse()) {
    text = rest.text;
    push('');
  }
  return parts;
}

function unwrap(text: string, passing: ReadonlySet<string>): string {
  let command = text
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
    .replace(/^python3? -m build(?= |$)/, 'pyproject-build');
  for (let round = 0; round < 8; round += 1) {
    const before = command;
    for (const wrapper of wrappers) {
      command = command.replace(wrapper, '').trimStart();
    }
    const [first = ''] = command.split(' ', 1);
    if (passing.has(first)) {
      command = command.slice(first.length).trimStart();
    }
    if (command === before) {
      break;
    }
  }
  return /^[A-Za-z_]\w*=\S*$/.test(command)
    ? ''
    : command
        .replaceAll(quotedSpace, ' ')
        .replace(/ {2,}/g, ' ')
        .replace(/[)}\s]+$/, '');
}

function toToolName(word: string): string {
  return (
    word
      .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
      .replace(/\.(?:bat|cmd|exe)$/i, '')
      // `uvx lint@1.2` and `npx lint@latest`.
      .replace(/@(?:v?\d[\w.-]*|latest)$/, '')
  );
}

/** Compiles the words of a command, see `PipelineRule.commands`. */
export function compileCommand(pattern: string): RegExp {
  const [tool, ...words] = pattern.split(' ');
  const options = '(?: -\\S+(?: (?!-)\\S+)?)*?';
  let gap = options;
  let source = `^${toSource(tool!)}(?= |$)`;
  for (const word of words) {
    if (word === '…') {
      gap = '(?: \\S+)*?';
      continue;
    }
    const between = word.startsWith('-') ? '(?: \\S+)*?' : gap;
    source += `${between} ${toSource(word)}(?=[ =]|$)`;
    gap = options;
  }
  return new RegExp(source);
}

function toSource(word: string): string {
  const alternatives = word
    .split('|')
    .map(each =>
      each.replace(/[.+?^${}()[\]\\]/g, '\\$&').replace(/\*/g, '\\S*'),
    );
  return `(?:${alternatives.join('|')})`;
}
