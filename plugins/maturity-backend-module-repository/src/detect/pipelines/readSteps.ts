import { joinPath, readCommands, softOptions } from './commands';
import { readContainerCommand } from './containers';
import { NODE_EFFORT, spend } from './effort';
import { makesImage, scansQuality } from './givenInputs';
import { isRecord, isText, records, Step, YamlRecord } from './Job';

/** Keys of a CI system under which names of published parts and commands are. */
export interface StepKeys {
  readonly uses: RegExp;
  readonly runs: RegExp;
}

/** Keys of the many systems that spell it alike: `script`, `before_script`, `run`, `commands`, `deployCommand`. */
export const commonKeys: StepKeys = {
  uses: /^(?:uses|image|task|orb|component|template|pipe|plugins?|provider|put|taskRef|action|type)$/,
  runs: /^(?:(?:\w*_)?(?:scripts?|commands?|run|cmds?|install|exec)|(?:before|after)_\w+|bash|sh|pwsh|powershell|ps|inline|inlineScript|entrypoint|raw|\w+(?:Command|Script))$/,
};

export const githubKeys: StepKeys = {
  uses: /^(?:uses|image)$/,
  runs: /^(?:run|scripts?|commands?|inlineScript|inline-script|(?:run[-_]?)?cmd|\w+-command)$/i,
};

export const precommitKeys: StepKeys = {
  uses: /^(?:repo|id|entry)$/,
  runs: /^entry$/,
};

export const ansibleKeys: StepKeys = {
  uses: /^image$/,
  runs: /^(?:(?:ansible\.builtin\.)?(?:shell|command|script)|cmd)$/,
};

/** Names and texts for people, conditions, and systems that only run beside. */
const ignoredKeys =
  /^(?:if|when|name|description|displayName|title|message|services|service|label|labels|only|except|rules|on|branches|paths|filters|trigger|caches?|artifacts|environment|outputs|condition|concurrency|matrix|needs|permissions)$/;

const softWhen: readonly (readonly [string, RegExp])[] = [
  ['continue-on-error', /^(?:true|\$\{\{ ?true ?\}\})$/],
  ['allow_failure', /^true$/],
  ['continueOnError', /^true$/],
  ['soft_fail', /^true$/],
  ['soft-fail', /^true$/],
  ['exit-code', /^0$/],
  ['exit_code', /^0$/],
  ['fail-build', /^false$/],
  ['fail_build', /^false$/],
  ['failure', /^ignore$/],
  ['ignore_failure', /^true$/],
  ['ignoreFailure', /^true$/],
  ['fail_on_severity', /^none$/],
  ['optional', /^true$/],
  ['args', softOptions],
];
const inputs = ['with', 'inputs', 'variables', 'settings', 'parameters', 'env'];

/** Whether a condition can never hold. */
export function isOff(node: YamlRecord): boolean {
  const conditions = [node.if, node.condition, node.enabled, node.when]
    .filter(each => typeof each !== 'object')
    .map(each =>
      String(each)
        .replace(/^\$\{\{|\}\}$/g, '')
        .trim(),
    );
  return (
    conditions.some(each =>
      /^(?:false|never|false &&.*|.*&& false|0 == 1|1 == 0)$/.test(each),
    ) || node.disabled === true
  );
}

/** Whether a failure of the step or job is ignored. */
export function isSoft(node: YamlRecord): boolean {
  return [node, ...inputs.map(key => node[key]).filter(isRecord)].some(each =>
    softWhen.some(
      ([key, value]) => key in each && value.test(String(each[key])),
    ),
  );
}

/**
 * Reads the steps in a part of a pipeline, whichever CI system it is for: each
 * object with names of actions or images, or with commands, is a step.
 */
export function readSteps(
  root: unknown,
  { keys = commonKeys, folder = '' }: { keys?: StepKeys; folder?: string } = {},
): readonly Step[] {
  const steps: Step[] = [];
  const visit = (
    node: unknown,
    parentKey: string,
    at: string,
    soft: boolean,
  ) => {
    spend(NODE_EFFORT);
    if (Array.isArray(node)) {
      node.forEach(each => visit(each, parentKey, at, soft));
      return;
    }
    if (!isRecord(node)) {
      if (
        typeof node === 'string' &&
        /^(?:plugins|steps|hooks)$/.test(parentKey)
      ) {
        steps.push({ uses: [toName(node)], commands: [], isSoft: soft });
      }
      return;
    }
    if (isOff(node)) {
      return;
    }
    const dir = [
      'working-directory',
      'workingDirectory',
      'working_directory',
      'dir',
    ]
      .map(key => node[key])
      .find(each => typeof each === 'string');
    const here = typeof dir === 'string' ? joinPath(at, toPlace(dir)) : at;
    const isSoftHere = soft || isSoft(node);
    const uses: string[] = [];
    const runs: string[] = [];
    const args = toWords(node.args ?? node.arguments);
    for (const [key, value] of Object.entries(node)) {
      if (ignoredKeys.test(key)) {
        // A step of Screwdriver and SourceHut is a name and its command.
        if (
          key !== 'name' ||
          !/^gcr\.io\/|cloud-builders/.test(String(value))
        ) {
          continue;
        }
        uses.push(String(value));
      } else if (keys.uses.test(key) && typeof value === 'string') {
        uses.push(value);
      } else if (
        (keys.runs.test(key) || (key === 'path' && parentKey === 'run')) &&
        isTexts(value)
      ) {
        runs.push(...toScripts(key, value, args));
      } else if (
        /^(?:steps|tasks)$/.test(parentKey) &&
        typeof value === 'string' &&
        Object.keys(node).length === 1
      ) {
        runs.push(value);
      } else if (
        /^(?:task|pipeline|template)_?ref$/i.test(key) &&
        isRecord(value) &&
        (typeof value.name === 'string' || Array.isArray(value.params))
      ) {
        uses.push(...readTaskReference(value));
      } else if (key === 'container' && typeof value === 'string') {
        uses.push(value);
      } else {
        if (/[/@#]/.test(key) && /^(?:steps|plugins|jobs)$/.test(parentKey)) {
          uses.push(key);
          runs.push(
            ...readComposePlugin(key, value),
            ...readToolPlugin(key, value),
          );
        }
        visit(value, key, here, isSoftHere);
      }
    }
    runs.push(...readTask(uses, node.inputs));
    if (isRecord(node.with) && uses.length && makesImage(uses, node.with)) {
      uses.push('docker-build');
    }
    if (isRecord(node.with) && uses.length && scansQuality(node.with)) {
      uses.push('sonarqube-scan');
    }
    if (args && !runs.length) {
      // `args` of an image are those of its entry point, which is mostly named like it.
      runs.push(
        `${toName(uses[0] ?? '')
          .split('/')
          .pop()} ${args}`,
        args,
      );
    }
    const commands = runs.flatMap(run =>
      readCommands(withEnvironment(run, node.env), here),
    );
    // A step that only prints is one too, with nothing in it.
    if (uses.length || runs.length) {
      steps.push({
        uses: uses.map(toName),
        commands,
        isSoft: isSoftHere,
        inputs: isRecord(node.with) ? node.with : undefined,
      });
    }
  };
  visit(root, '', folder, false);
  return steps;
}

/** A folder below the home folder or one of the agent is one of the repository: `~/repo/web` is `/web`. */
function toPlace(folder: string): string {
  return folder
    .replace(/^(?:~|\/home\/[\w-]+)\/[\w.-]+(?:\/|$)/, '/')
    .replace(/^.*\$\([^()]*\)(?:\/|$)/, '/');
}

/** The name of a task of Tekton, or where a resolver finds it. */
function readTaskReference({ name, params }: YamlRecord): readonly string[] {
  return [
    name,
    ...records(params).flatMap(param =>
      /^(?:name|pathInRepo|url|task)$/.test(String(param.name))
        ? [param.value]
        : [],
    ),
  ].filter(isText);
}

/** Tasks of Azure Pipelines that run a command of a tool. */
const taskTools: Readonly<Record<string, string>> = {
  Ant: 'ant',
  Docker: 'docker',
  DotNetCoreCLI: 'dotnet',
  Gradle: 'gradle',
  Maven: 'mvn',
  Npm: 'npm',
  TerraformCLI: 'terraform',
};

/** `DotNetCoreCLI@2` with the command `publish`, as a command. */
function readTask(uses: readonly string[], given: unknown): readonly string[] {
  const tool = uses.map(name => taskTools[toName(name)]).find(isText);
  if (!tool || !isRecord(given)) {
    return [];
  }
  const { command, customCommand, goals, tasks, targets, projects } = given;
  const words = [customCommand, command, goals, tasks, targets].find(
    each => isText(each) && each !== 'custom',
  );
  return isText(words)
    ? [`${tool} ${words.replace(/^buildAndPush$/, 'build')} ${projects ?? ''}`]
    : [];
}

/** The plugin of Buildkite that runs a service of Compose, as a command. */
function readComposePlugin(key: string, value: unknown): readonly string[] {
  if (!/^(?:.*\/)?docker-compose#/.test(key) || !isRecord(value)) {
    return [];
  }
  const files = [value.config]
    .flat()
    .filter(isText)
    .map(file => ` -f ${file}`)
    .join('');
  const command = isText(value.command) ? ` ${value.command}` : '';
  return isText(value.run)
    ? [`docker compose${files} run ${value.run}${command}`]
    : [];
}

/** The plugin of Buildkite that runs a tool with the command that it is given. */
function readToolPlugin(key: string, value: unknown): readonly string[] {
  const tool =
    /(?:^|\/)(pulumi|terraform|tofu|terragrunt|helm|helmfile|cdk|kubectl|serverless)(?:-buildkite-plugin)?#/.exec(
      key,
    )?.[1];
  return tool && isRecord(value) && isText(value.command)
    ? [`${tool} ${value.command}`]
    : [];
}

/** Puts the variables of a step in their place: `npm run "$SCRIPT"`. */
function withEnvironment(script: string, env: unknown): string {
  return isRecord(env)
    ? script.replace(/\$\{?(\w+)\}?/g, (whole, name: string) => {
        const value = env[name];
        if (typeof value !== 'string' || !/^[\w./:-]+$/.test(value)) {
          return whole;
        }
        spend(value.length);
        return value;
      })
    : script;
}

/** The image that a command of Docker runs. */
export function dockerImages(command: string): readonly string[] {
  const image = readContainerCommand(command)?.image;
  return image ? [image] : [];
}

/** Without version and tag: `acme/scan@v1`, `acme/scan:1.2`. */
export function toName(uses: string): string {
  return uses
    .replace(/^(?:docker:\/\/|https:\/\/(?=github\.com))/, '')
    .replace(/@[^/]*$|@.*$/, '')
    .replace(/#.*$/, '')
    .replace(/(?<=[^:/]):[^/:]*$/, '');
}

function isTexts(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.some(each => typeof each === 'string'))
  );
}

function toWords(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return value.every(each => typeof each !== 'object')
      ? value.join(' ')
      : undefined;
  }
  return typeof value === 'string' ? value : undefined;
}

/** Arguments of one command are read together: ["kubectl", "apply"]. */
function toScripts(
  key: string,
  value: unknown,
  args: string | undefined,
): string[] {
  const texts = [value].flat(3).filter(each => typeof each === 'string');
  const isOneCommand =
    /^(?:command|path|exec|cmd|entrypoint)$/.test(key) &&
    (args !== undefined || texts.length > 1) &&
    texts.every(text => !text.includes(' ') || text === texts.at(-1));
  const joined = [...texts, ...(args === undefined ? [] : [args])].join(' ');
  if (isOneCommand) {
    return [joined.replace(/^\S*(?:ba|z)?sh (?:-\w+ )*-\w*c /, '')];
  }
  return args !== undefined && texts.length === 1 && !texts[0]!.includes('\n')
    ? [joined]
    : texts;
}
