/** A line of a script or a program as the shell gets it, without what a CI system replaces in it. */
export function toShellLine(line: string): string {
  return withPlainExpressions(withoutMacros(withoutCall(line)));
}

/** `sh 'make test'` of a Jenkinsfile and `run("make test")` of a program are that command. */
function withoutCall(line: string): string {
  const call =
    /^(?:def \w+ ?= ?)?(?:sh|bat|powershell|pwsh|exec|run|system|cmd)\b *[([{]?[ ]*(?:script *: *|returnStdout *: *true *, *script *: *|label *: *'[^']*' *, *script *: *)?(['"]{1,3})(.*?)\1?[ )\]},;]*$/.exec(
      line,
    );
  return call ? call[2]! : line;
}

/** Variables of Azure Pipelines such as `$(Build.SourcesDirectory)` are no commands. */
function withoutMacros(line: string): string {
  return line.replace(
    /\$\((?![^()]*\.(?:sh|bash|py|rb|[cm]?js|ps1)\))[A-Za-z]\w*(?:\.\w+)+\)/g,
    '_',
  );
}

/** An expression of GitHub Actions is one word, and its operators are none of the shell. */
function withPlainExpressions(line: string): string {
  return line.includes('${{')
    ? line.replace(/\$\{\{([^{}]*)\}\}/g, (_, expression: string) =>
        /^[\s\w.-]*$/.test(expression)
          ? `\${{${expression.trim()}}}`
          : '${{_}}',
      )
    : line;
}
