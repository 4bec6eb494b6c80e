const runsArguments =
  /(?:^[ \t]*|[(&|;!] *|\b(?:if|exec|do|then|time|sudo) +)"?\$(?:@|\{@\})/;

/** Functions of a shell script that run their arguments as a command. */
export function findPassingFunctions(script: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (!/\$(?:@|\{@\})/.test(script)) {
    return found;
  }
  let name: string | undefined;
  let indent: string | undefined;
  for (const line of script.split('\n')) {
    const header = /^([ \t]*)(?:function +)?([\w-]+) *(?:\( *\))? *\{ *$/.exec(
      line,
    );
    if (header) {
      [, indent, name] = header;
    } else if (name && line.trimEnd() === `${indent}}`) {
      name = undefined;
    } else if (name && runsArguments.test(line)) {
      found.add(name);
    }
  }
  return found;
}
