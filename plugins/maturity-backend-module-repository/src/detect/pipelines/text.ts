import { readEnvironment } from '../environments';
import { readCommands } from './commands';
import { Jobs } from './Job';
import { toName } from './readSteps';

/** Lines of a Jenkinsfile that hold others together, and run nothing. */
const structure =
  /^[ \t]*(?:pipeline|agent|stages?|steps|node|options|environment|post|parameters|tools|triggers|import|package|def|always|success|failure|@\w+)\b[^;\n]*$/gm;

/** Reads a pipeline that is a program, such as a Jenkinsfile, or YAML that cannot be parsed. */
export function readText(text: string, isYaml = false): Jobs {
  const code = isYaml
    ? text.replace(/^[ \t]*(?:- *)?(?:run|script|command):[ \t]*\|?/gm, '')
    : withoutOff(withoutBlockComments(text));
  const commands = readScripts(code).flatMap(script => readCommands(script));
  const reused = [
    ...code.matchAll(
      /@Library\(([^()]*)\)|^[ \t]*library\b[ (]*(?:identifier: *)?(['"][^'"\n]+['"])/gm,
    ),
  ].flatMap(([, listed, named]) =>
    [...(listed ?? named ?? '').matchAll(/['"]([^'"]+)['"]/g)].map(
      match => match[1]!,
    ),
  );
  const isDeclared = /\b(?:pipeline|node)\s*(?:\([^)\n]*\)\s*)?\{/.test(code);
  const call = /^[ \t]*([a-z]\w+) ?(?:\(|\{)/m.exec(code)?.[1];
  if (
    !reused.length &&
    !isDeclared &&
    call &&
    /^\s*(?:(?:def|import)\b.*\n\s*)*[a-z]\w+\s*[({]/.test(code)
  ) {
    reused.push(`${call} of a shared library`);
  }
  const uses = [
    ...code.matchAll(
      /\b(?:image|docker\.image|uses|withDockerContainer|name)\b ?[:=(]? ?\(? ?['"]?([\w.-]+(?:\/[\w.-]+)+)/g,
    ),
  ].map(match => match[1]!);
  const steps =
    /\b(withSonarQubeEnv|snykSecurity|dependencyCheck|sshPublisher|sshagent|aquaMicroscanner|checkmarx\w*|veracode\w*|openshiftDeploy|kubernetesDeploy|junit)\b/g;
  const started = [
    ...code.matchAll(/\bbuild\b ?\(? ?job ?: ?['"]([^'"\n]+)['"]/g),
  ].map(match => match[1]!);
  const deploys =
    started.some(job => /(?:^|[-_/ ])(?:deploy|promote|rollout)/i.test(job)) ||
    (started.length > 0 &&
      [...code.matchAll(/\bstage ?\( ?['"]([^'"\n]+)['"]/g)].some(
        ([, stage = '']) =>
          /\b(?:deploy|release|promote|rollout)\b/i.test(stage) &&
          stage.split(/[^\w-]+/).some(word => readEnvironment(word)),
      ));
  const scans = [
    ...code.matchAll(/^[ \t]*(\w{1,60}(?:Scan|Scanner|Audit)) ?\(/gm),
  ].map(match => match[1]!.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase());
  return {
    jobs: [
      {
        name: '',
        steps: [
          {
            uses: [
              ...uses,
              ...[...code.matchAll(steps)].map(match => match[1]!),
              ...scans,
              ...(deploys ? ['jenkins/deploy'] : []),
              ...(/\bdocker\.build\s*\(/.test(code) ? ['docker-build'] : []),
            ].map(toName),
            commands,
            isSoft: false,
          },
        ],
        environments: [],
        hasEnvironment: false,
      },
    ],
    reused,
    // Of a Jenkinsfile and of Jsonnet.
    includes: [
      ...code.matchAll(
        /\b(?:load|import|importstr)\b ?\(? ?['"]([^'"\n]+)['"]/g,
      ),
    ].map(match => match[1]!),
  };
}

/** The texts that a program hands to a shell; all of its texts and lines where it calls none. */
function readScripts(code: string): readonly string[] {
  const calls = [
    ...code.matchAll(
      /\b(?:sh|bat|pwsh|powershell|scriptContent)\b\s{0,40}[(=]?\s{0,40}(?:\w+ ?: {0,9}(?:'[^'\n]*'|true|false) ?,\s{1,40})*(?:script ?: {0,9})?("{3}|'{3}|"|')([\s\S]*?)(?<!\\)\1/g,
    ),
  ].map(match => match[2]!);
  const texts = [...code.matchAll(/(["'])([^"'\n]{3,})\1/g)].map(
    match => match[2]!,
  );
  return calls.length ? calls : [code.replace(structure, ''), ...texts];
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

/** Without the stages of a Jenkinsfile that never run: `when { expression { false } }`. */
function withoutOff(code: string): string {
  let rest = code;
  for (let round = 0; round < 50; round += 1) {
    const off =
      /\bwhen\s*\{\s*(?:beforeAgent\s+true\s*)?expression\s*\{\s*(?:return\s+)?false\s*;?\s*\}\s*\}|\bif\s*\(\s*false\s*\)\s*\{/.exec(
        rest,
      );
    if (!off) {
      break;
    }
    const start = off[0].startsWith('if')
      ? off.index
      : rest.lastIndexOf('stage', off.index);
    const open = rest.indexOf('{', Math.max(start, 0));
    let depth = 0;
    let end = open;
    for (; end < rest.length; end += 1) {
      depth += Number(rest[end] === '{') - Number(rest[end] === '}');
      if (!depth) {
        break;
      }
    }
    rest = rest.slice(0, Math.max(start, 0)) + rest.slice(end + 1);
  }
  return rest;
}
