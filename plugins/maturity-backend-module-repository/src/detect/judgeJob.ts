import { RepositoryFactName } from '../declarations';
import { acts } from './acts';
import { readEnvironment } from './environments';
import { isForeign, isSupport } from './foreign';
import { Hit } from './Hit';
import { deploying, judgePlace, onlyPlans } from './judgePlace';
import { Command, compileCommand } from './pipelines/commands';
import { Job, Step } from './pipelines/Job';
import { PipelineRule } from './Rule';
import { pipelineRules } from './rules';
import { isNamedTest, throwaway } from './rules/throwaway';

interface CompiledRule extends PipelineRule {
  readonly names: RegExp | undefined;
}

const editsImage =
  /^(?:kustomize edit set image|(?:yq|sed|perl)\b(?=.*(?: -\w*i| --in-?place| -w\b|> *[\w./-]+\.ya?ml)).*(?:image|tag|version|digest)\b|helm-values-updater)/i;
/** Words of tests that are the names of environments when they stand alone. */
const isPlace = /^(?:acceptance|integration|test|testing)\d*$/;
/** Scripts of packages whose names say little of what they do. */
const isAmbiguous =
  /^(?:npm|pnpm|yarn|bun)(?: -\S+)*(?: run| run-script)? (?:check|verify|ci)$/;
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
    const place = judgePlace(job, name, hits);
    if (place) {
      hits.push({ rule: rules['deploy-environment'], isSoft: false, ...place });
    }
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
        (rule.inTests ? !command.isElsewhere : !inTests) &&
        pattern.test(command.text) &&
        !rule.commandsExcept?.test(command.text)
      ) {
        add(
          rule,
          command.text,
          step.isSoft || command.isSoft,
          command.isFollowed &&
            (rule.value === 'Tasks' ||
              rule.id === 'deploy-script' ||
              isAmbiguous.test(command.text)),
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
      !(job.hasEnvironment && isForEnvironment(job, name))) ||
    job.steps.some(step => step.uses.some(uses => throwaway.uses.test(uses))) ||
    commands.some(({ text }) => throwaway.makes.test(text)) ||
    (commands.some(({ text }) => throwaway.removes.test(text)) &&
      commands.some(({ text }) => throwaway.applies.test(text)) &&
      !job.hasEnvironment)
  );
}

/** Whether a pipeline is named after the environment of a job: `test`, or `test-build` for `test`. */
function isForEnvironment(job: Job, name: string): boolean {
  return (
    isPlace.test(name) ||
    job.environments.some(
      each => isPlace.test(each) && name.split(/[^a-z0-9]+/).includes(each),
    )
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
