import { RepositoryFactName } from '../declarations';
import { readEnvironment } from './environments';
import { isForeign, isSupport } from './foreign';
import { Command, compileCommand } from './pipelines/commands';
import { Job, Step } from './pipelines/Job';
import { PipelineRule } from './Rule';
import { pipelineRules } from './rules';
import { deploysNoService } from './rules/deployments';
import { isNamedTest, throwaway } from './rules/throwaway';

interface CompiledRule extends PipelineRule {
  readonly names: RegExp | undefined;
}

/** Names of parts that set up or publish something, and change no environment. */
const neutralUses =
  /checkout|setup|cache|(?:up|down)load-(?:artifact|sarif|pages)|login|notif|slack|teams|comment|release|publish|pages|codecov|secrets|credentials|auth|label|summary|create-an-issue/i;
const neutralCommands =
  /^(?:npm|pnpm|yarn|bun|pip3?|uv|poetry|bundle|gem|apt|apt-get|brew|apk|git|gh|curl(?!.* (?:-X\w*|--request|-d|--data|-T|--upload-file|-F|--json)\b)|wget|docker|podman|tar|zip|unzip|cp|mv|jq|yq|sed|awk|diff|twine|corepack|composer|mvnw?|gradlew?|cargo|go|dotnet|az (?:login|acr login)|aws (?:configure|sts|ecr|ecr-public)|gcloud auth|semantic-release|goreleaser|ssh-\S*|gh-pages|mkdocs|mike|hugo|jekyll|docusaurus|sphinx-build|helm (?:repo|lint|template|package|push|registry)|kubectl (?:get|version|config|cluster-info|describe|logs)|terraform (?:init|fmt|validate|output))(?: |$)/;
/** Commands that only look at something. */
const looks =
  /(?:^|[ :_/-])(?:validate|validation|verify|check|lint|audit|scan|status|plan|preview|diff|what-if)(?:$|[ :_.@-])/;
const editsImage =
  /^(?:kustomize edit set image|(?:yq|sed|perl)\b(?=.*(?: -\w*i| --in-?place| -w\b|> *[\w./-]+\.ya?ml)).*(?:image|tag|version|digest)\b|helm-values-updater)/i;
/** Names of jobs and pipelines that bring out something new: neither `post-deployment` nor `list-deployment-ids`. */
const deploying =
  /^(?!(?:.*[^a-z])?(?:no|not|post|pre|after|before|un|clean\w*|delet\w+|remove|destroy|rollback|report|notify|record|list|get|cancel|wait|verify|validate|check|tests?|lint)[^a-z])(?:(?:.*[^a-z])?(?:re)?(?:deploy(?:s|ments?)?|rollout|promote)(?:$|[^a-z](?!ids?\b|status|info|url|keys?\b|metrics|freeze))|cd$)/;
/** Words of tests that are the names of environments when they stand alone. */
const isPlace = /^(?:acceptance|integration|test|testing)\d*$/;
/** Steps that log in to where things run. */
const logsIn =
  /configure-aws-credentials|aws-assume-role|azure\/login|google-github-actions\/auth|kubelogin|oc-login|set-context|get-gke-credentials|gke-credentials|^(?:aws sts assume-role|aws eks update-kubeconfig|az login|az aks get-credentials|gcloud auth|gcloud container clusters get-credentials|cf (?:login|auth|target)|oc login|doctl auth|kubectl config use-context)/;
const placesToPublish =
  /docs?|pages|site|pypi|npm|nuget|maven|crates|docker|registry|publish|release|preview|storybook|\$\{\{/i;
/** Values of deployments that are added to a clone of another repository. */
const addsValues =
  /^git add\b.*(?:tfvars|values|manifest|kustomiz|deploy|k8s|kubernetes|helm|gitops|overlay|environments?\/)/i;
const pushesChange =
  /^(?:git push|gh pr create|hub pull-request|glab mr create)\b/;

const byTool = new Map<string, { rule: CompiledRule; pattern: RegExp }[]>();
const anyTool: { rule: CompiledRule; pattern: RegExp }[] = [];
const compiledRules: readonly CompiledRule[] = pipelineRules.map(rule => {
  const names = rule.uses?.length
    ? new RegExp(
        `(?<![a-z0-9])(?:${rule.uses
          .map(word =>
            word
              .toLowerCase()
              .replace(/[.+?^${}()[\]\\]/g, '\\$&')
              .replace(/\*/g, '[\\w-]*')
              .replace(/\\\$$/, '(?=[^/ ]*(?: |$))'),
          )
          .join('|')})(?![a-z0-9])`,
      )
    : undefined;
  const compiled = { ...rule, names };
  for (const command of rule.commands ?? []) {
    const entry = { rule: compiled, pattern: compileCommand(command) };
    const tools = command.split(' ', 1)[0]!.split('|');
    if (tools.some(tool => tool.includes('*'))) {
      anyTool.push(entry);
    } else {
      for (const tool of tools) {
        byTool.set(tool, [...(byTool.get(tool) ?? []), entry]);
      }
    }
  }
  return compiled;
});

const rules = Object.fromEntries(
  compiledRules.map(rule => [rule.id, rule]),
) as Readonly<Record<'deploy-environment' | 'deploy-gitops', CompiledRule>>;

/** A rule that a job fits. */
export interface Hit {
  readonly rule: PipelineRule;
  /** The name or command that shows it. */
  readonly text: string;
  readonly isSoft: boolean;
  /** Whether only the name of a script or task shows it whose commands are known. */
  readonly isByName?: boolean;
  /** Why it is left open whether the job fits. */
  readonly open?: string;
}

/**
 * Finds the rules that a job fits.
 *
 * @param name - File name of its pipeline, as in `PipelineFile`.
 */
export function judgeJob(job: Job, name: string): readonly Hit[] {
  const commands = job.steps.flatMap(step => step.commands);
  const isTest = isTestJob(job, name, commands);
  const hits = job.steps.flatMap(step => judgeStep(step, isTest));
  const has = (fact: RepositoryFactName) =>
    hits.some(({ rule }) => rule.fact === fact);
  if (writesBack(commands, job.steps)) {
    hits.push({
      rule: rules['deploy-gitops'],
      text: 'git push',
      isSoft: false,
    });
  }
  if (!isTest && !has('deployWorkflows') && !has('sshDeployments')) {
    hits.push(...judgePlace(job, name, hits));
  }
  if (onlyPlans(job.name)) {
    return hits.filter(({ rule }) => rule.fact !== 'deployWorkflows');
  }
  // A script that only goes over SSH is started in the pipeline, and changes a machine that is kept by hand.
  return has('sshDeployments')
    ? hits.filter(
        ({ rule }) =>
          rule.fact !== 'deployWorkflows' ||
          !/^deploy-(?:script|reused)$/.test(rule.id),
      )
    : hits;
}

/**
 * A job that is named after deploying, names an environment, and does more than set
 * up, build, test and publish, deploys. One that has either only is left open.
 */
function judgePlace(job: Job, name: string, hits: readonly Hit[]): Hit[] {
  const plans = hits.filter(hit => hit.rule.fact === 'infrastructurePipelines');
  const isPlanned =
    plans.length > 0 && plans.every(hit => looks.test(hit.text));
  const given = job.environments.find(readEnvironment);
  const publishes =
    !given &&
    (deploysNoService.test(job.name) ||
      (job.environments.length > 0 &&
        job.environments.every(each => placesToPublish.test(each))));
  if (isPlanned || publishes || !acts(job.steps, hits)) {
    return [];
  }
  const isNamedItself = [job.name, job.title ?? ''].some(each =>
    deploying.test(each),
  );
  const isNamed =
    isNamedItself ||
    [name, job.pipelineTitle ?? ''].some(each => deploying.test(each));
  const place = given ?? (isNamed ? readPlace(job, name) : undefined);
  if (!isNamed && !(given && job.hasEnvironment)) {
    return [];
  }
  const found = {
    rule: rules['deploy-environment'],
    text: place ?? job.name,
    isSoft: false,
  };
  if (isNamed && place) {
    return [found];
  }
  if (!isNamed) {
    return [{ ...found, open: `has a job for ${place}, which may deploy` }];
  }
  return isNamedItself
    ? [{ ...found, open: `has a job ${job.name}, which may deploy` }]
    : [];
}

/** Where a job deploys to that is named after deploying. */
function readPlace(job: Job, name: string): string | undefined {
  return (
    job.environments.find(each => !placesToPublish.test(each)) ??
    [job.name, name].find(each =>
      readEnvironment(each.replace(/[^a-z0-9]+/g, '-')),
    ) ??
    // An expression that is known at run time only.
    (job.hasEnvironment && !job.environments.length
      ? 'environment:'
      : job.steps
          .flatMap(step => [
            ...step.uses,
            ...step.commands.map(({ text }) => text),
          ])
          .find(each => logsIn.test(each)))
  );
}

/** Whether a job is named after planning, as a script that plans may apply elsewhere. */
function onlyPlans(name: string): boolean {
  return (
    /(?:^|[^a-z])plan(?:$|[^a-z])/.test(name) && !/apply|deploy/.test(name)
  );
}

function judgeStep(step: Step, isTest: boolean): Hit[] {
  const hits: Hit[] = [];
  const add = (rule: CompiledRule, text: string, soft: boolean, by = false) => {
    if ((rule.inTests || !isTest) && !(soft && rule.soft === false)) {
      hits.push({ rule, text, isSoft: soft, isByName: by });
    }
  };
  for (const uses of step.uses) {
    if (uses.startsWith('./') || uses.startsWith('../')) {
      continue;
    }
    const text = [
      uses,
      uses.replace(/([a-z\d])([A-Z])/g, '$1-$2'),
      uses.replace(/_/g, '-'),
      // `acme/actions/terraform/plan` is the action `terraform-plan`.
      uses.split('/').slice(2).join('-'),
    ]
      .join(' ')
      .toLowerCase();
    const withoutOwner = text.replace(/(?:^|(?<= ))[^/ ]+\/(?=\S)/g, '');
    for (const rule of compiledRules) {
      if (rule.names?.test(text) && !rule.usesExcept?.test(withoutOwner)) {
        add(rule, uses, step.isSoft);
      }
    }
  }
  for (const command of step.commands) {
    const inTests = isTest || isInTests(command);
    for (const { rule, pattern } of [
      ...(byTool.get(command.text.split(' ', 1)[0]!) ?? []),
      ...anyTool,
    ]) {
      if (
        (rule.inTests || !inTests) &&
        pattern.test(command.text) &&
        !rule.commandsExcept?.test(command.text)
      ) {
        add(
          rule,
          command.text,
          step.isSoft || command.isSoft,
          command.isFollowed &&
            (rule.value === 'Tasks' || rule.id === 'deploy-script'),
        );
      }
    }
  }
  // The commands of a task say more than its name.
  return hits.filter(
    ({ isByName, rule }) =>
      !isByName ||
      (!hits.some(hit => !hit.isByName && hit.rule.fact === rule.fact) &&
        acts([step], hits, rule.value === 'Tasks')),
  );
}

/** Whether a command works on files of tests, examples or documentation. */
function isInTests({ text, folder }: Command): boolean {
  const places = [
    folder,
    ...text
      .split(' ')
      .map(word => word.replace(/^-[\w-]*=/, ''))
      .filter(word => word.includes('/') && !/[:@]/.test(word)),
  ];
  return places.some(place => {
    const path = `${place.toLowerCase().replace(/\/$/, '')}/`.replace(
      /\$\{\{?[^}]*\}?\}|\$\{\{|\}\}/g,
      '',
    );
    return (
      isForeign(path) ||
      (isSupport(path) && !readEnvironment(path.split('/').at(-2) ?? ''))
    );
  });
}

/** Whether all that a job applies goes to a system that it makes, or removes again. */
function isTestJob(
  job: Job,
  name: string,
  commands: readonly Command[],
): boolean {
  return (
    (isNamedTest(job.name) &&
      !(job.hasEnvironment && isPlace.test(job.name))) ||
    (isNamedTest(name) &&
      !deploying.test(job.name) &&
      !(job.hasEnvironment && isPlace.test(name))) ||
    job.steps.some(step => step.uses.some(uses => throwaway.uses.test(uses))) ||
    commands.some(({ text }) => throwaway.makes.test(text)) ||
    (commands.some(({ text }) => throwaway.removes.test(text)) &&
      commands.some(({ text }) => throwaway.applies.test(text)) &&
      !job.hasEnvironment)
  );
}

/** Whether steps do more than set up, build, test and publish. */
function acts(
  steps: readonly Step[],
  hits: readonly Hit[],
  mayLook = false,
): boolean {
  const shown = new Set(
    hits.flatMap(hit =>
      hit.rule.fact === 'deployWorkflows' ? [] : [hit.text],
    ),
  );
  return steps.some(
    step =>
      step.uses.some(
        uses =>
          // The steps of an action of the repository are looked at themselves.
          !/^\.\/(?!\.github\/workflows\/[^/]+\.ya?ml$)/.test(uses) &&
          !/^actions\//.test(uses) &&
          !neutralUses.test(uses.replace(/^[\w.-]+\//, '')) &&
          !shown.has(uses),
      ) ||
      step.commands.some(
        ({ text, isFollowed }) =>
          !isFollowed &&
          !neutralCommands.test(text) &&
          (mayLook || !looks.test(text)) &&
          !shown.has(text),
      ),
  );
}

/** Whether a job changes an image in manifests and pushes that, which a GitOps controller deploys. */
function writesBack(
  commands: readonly Command[],
  steps: readonly Step[],
): boolean {
  const names = steps.flatMap(step => step.uses);
  const edits = commands.filter(({ text }) => editsImage.test(text));
  const pushes =
    commands.some(({ text }) => pushesChange.test(text)) ||
    names.some(uses =>
      /create-pull-request|github-push-action|git-auto-commit|add-and-commit|commit-action|git-commit/.test(
        uses,
      ),
    );
  const clones = commands.some(({ text }) =>
    /^(?:git|gh repo) clone /.test(text),
  );
  return (
    names.some(uses =>
      /yaml-update-action|update-helm-values|gitops-update|update-image-tag|kustomize-set-image/.test(
        uses,
      ),
    ) ||
    (pushes && clones && commands.some(({ text }) => addsValues.test(text))) ||
    (pushes &&
      edits.some(
        ({ text, folder }) =>
          text.startsWith('kustomize') ||
          clones ||
          /deploy|manifest|overlay|gitops|environments?\/|values|kustomization|helm\/|charts?\/.*values|k8s|kubernetes/.test(
            `${folder}/ ${text}`,
          ),
      ))
  );
}
