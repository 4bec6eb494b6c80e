import {
  foreignFolders,
  foreignWords,
  supportFolders,
  supportWords,
} from '../../plugins/maturity-backend-module-repository/src/detect/foreign';
import {
  pathRules,
  pipelineRules,
} from '../../plugins/maturity-backend-module-repository/src/detect/rules';
import {
  environmentLayouts,
  environmentNames,
} from '../../plugins/maturity-backend-module-repository/src/detect/rules/environments';
import {
  licenceGlobs,
  licencePhrases,
} from '../../plugins/maturity-backend-module-repository/src/detect/rules/licences';
import { ciSystems } from '../../plugins/maturity-backend-module-repository/src/detect/rules/ciSystems';
import {
  buildEvents,
  housekeepingWords,
} from '../../plugins/maturity-backend-module-repository/src/detect/rules/housekeeping';
import {
  removingCommands,
  throwawayCommands,
} from '../../plugins/maturity-backend-module-repository/src/detect/rules/throwaway';
import {
  RepositoryFacts,
  repositoryFacts,
} from '../../plugins/maturity-backend-module-repository/src/declarations';
import {
  anyShare,
  namedShare,
} from '../../plugins/maturity-backend-module-repository/src/detect/wantsContent';
import { PathRule } from '../../plugins/maturity-backend-module-repository/src/detect/Rule';
import {
  accuracyToMarkdown,
  firstSightToMarkdown,
  lastBatchesToMarkdown,
} from './accuracyMarkdown';
import { table } from './document';

const code = (text: string) => `\`${text}\``;
const codes = (texts: readonly string[]) => texts.map(code).join(', ');
const formatValue = (value: string | true | { readonly path: true }) =>
  typeof value === 'object' ? 'its path' : value === true ? 'true' : value;

/** The facts of the source, as a table. */
export function factsToMarkdown(): string {
  return table(
    ['fact', 'type', 'what it says'],
    repositoryFacts.map(({ name, type, description }) => [
      code(`repository/${name}`),
      type,
      description,
    ]),
  );
}

/** All rules of the detector, fact by fact. */
export function rulesToMarkdown(): string {
  return `# How repositories are judged

This document is generated from the rules of the repository module. A repository is judged by the paths of its files and
by the content of the few that a rule names. Nothing of it is run.

## What counts as the repository's own

A pattern that begins with \`**/\` never matches in folders whose files are vendored, generated, made up or samples:
${codes(
  foreignFolders,
)}, \`templates/**/content\`, folders with one of the words ${codes(
    foreignWords,
  )}, and paths with placeholders of templates.
Infrastructure in folders of tests and documentation serves a test or a page, and does not count either:
${codes(supportFolders)}, and folders with one of the words ${codes(
    supportWords,
  )}.
Words are parts between dashes, dots and underscores: \`test-infra\`, \`_examples\`. Packages below \`src/*/{java,kotlin,groovy,scala}\`
are no such folders. A pattern that names a place matches exactly there. Files in the folder of a CI system are pipelines of
that system, and nothing else.

An entity whose source location is a folder is judged by that folder, as if it were the root, and by what holds for all of
the repository: rules marked with ¹ are matched from the root too. Workflows whose path filters leave the folder out do not
count for it. Letter case is ignored, unless a pattern has capital letters.

A file that is empty, or holds comments only, proves nothing.

## Facts that were looked for and are not there

A list that is empty and a flag that is false are known answers. When a file that could have shown a fact was not read,
because it or the repository is beyond a limit, the fact is unknown with that reason, unless another file shows it. So it is
when a pipeline uses a workflow or a template of another repository, when a pipeline is no valid YAML, and when an archive
leaves files out by \`export-ignore\` in \`.gitattributes\`.

Pipelines and files with a place of their own are read first: any YAML and JSON takes up at most ${
    anyShare * 100
  } % of the files to look into, and files with names of their own at most ${
    namedShare * 100
  } %.

## How often it is right

The corpus of the module has inputs of every kind that the rules are for and of every kind that they could be wrong about, in
\`__testUtils__/corpus\`: files of which one fact is judged, small repositories and the paths of public ones of which all facts
are. A claim is a value that the detector names; a value is one that is there. Precision is the share of claims that are true,
recall the share of values that are claimed. A test fails below a precision of 0.98 or a recall of 0.92.
\`yarn docs:detector-accuracy\` prints the tables.

${accuracyToMarkdown()}

### At first sight

The rules were made with these inputs, so unseen repositories show more errors. Batches of public ones were labelled, fact by
fact, before the detector first ran on them; values on which people may differ were left out. After each batch the kinds of
its errors were fixed, and became part of the corpus. The figures are those of the first run, with the labels as they were
then. Eight labels of batches 10 to 13, and eight of batches 14 to 17, turned out to be wrong, and the
detector right. The repositories are named in \`__testUtils__/firstSight\`; nothing of them is in this repository.

${firstSightToMarkdown()}

## Why

The evidence of a fact names the file, the line where it is known, and the rule: \`.github/workflows/ci.yml:12 (trivy-scan)\`.
A scan whose failure is ignored is marked with \`may fail\`.

${repositoryFacts
  .map(({ name, description }) => [
    `## ${name}`,
    description,
    pathRulesToMarkdown(name),
    pipelineRulesToMarkdown(name),
    special[name],
  ])
  .flat()
  .filter(Boolean)
  .join('\n\n')}

## Pipelines

A pipeline is read job by job. Jobs and steps that are switched off do not count, nor do hidden jobs that nothing extends,
comments, here-documents and what is only printed, nor commands with \`--help\` or \`--dry-run\`. Followed are: local includes,
child pipelines, templates, actions and called workflows of the repository, and its scripts, make targets, tasks and package
scripts, also those of Composer, Deno, Hatch, Invoke, mise, Nox, PDM, Pipenv, Poe, Projen, Rake and tox, and stages of a
Dockerfile that are built by name, through at most four of them. Recipes are read with the files that they import and with
targets that a pattern defines, scripts with the arguments that they are given and the variables that they set. A command for
all packages of a workspace starts the script of each, outside samples, and one with a filter that of the package it names. A
script that names values of the matrix of its job is read with each of them. A script or a task is judged by its
commands, and by its name only as far as they are not known.

A job deploys if a step does so by a tool that is known. One that does something else deploys if it, or its pipeline, is named
after deploying and it names a place: an environment, or the account that it logs in to. A job that has only one of both, a
name or an environment, is left open: the fact is unknown, unless another pipeline shows it. A job that is named after what
is beside a deployment, such as \`post-deployment\`, \`cleanup\` or \`list-deployment-ids\`, or that only plans, looks at something, sets up,
builds, tests or publishes, is none. What a workflow does for proposed changes only does not last, unless it names a known environment.
Environments are read from the keys for them, from names of jobs that deploy, and from the words of commands that deploy:
\`--stage prod\`, \`-f values-prod.yaml\`, \`ENV=prod\`, \`web-prod\`.
A script that runs its arguments in a container is read with them. A job that is named after an environment for tests is no test,
and a step of Buildkite that is named after tests is judged by itself. Options such as \`--exit-zero\` make a scan one that may fail.
A playbook of Ansible for the machine of the job deploys nothing.

Commands are words: \`|\` separates alternatives, \`*\` stands for part of a word, \`…\` for any words; options between words are
skipped. Names of actions, images, orbs, tasks and templates are recognised by a word, whoever publishes them.

Deployments and infrastructure in a job that makes a system for itself, or removes again what it applied, are tests. It makes
one by ${codes(throwawayCommands)}, and removes it by ${codes(
    removingCommands,
  )}.

A workflow keeps house if none of its events is one of ${codes(
    buildEvents,
  )}, or if it does no work and its name has one of the words ${codes(
    housekeepingWords,
  )}.
`;
}

const special: { readonly [fact: string]: string | undefined } = {
  ciProviders: ciSystems
    .map(system =>
      ruleToMarkdown({ ...system, value: system.value }, [
        `Files ${globs(system.globs)}`,
        system.content &&
          `with ${system.content.map(each => code(each.source)).join(' and ')}`,
      ]),
    )
    .join('\n'),
  readable: 'True for each repository that was read.',
  environments: `At least two environments are needed beside each other, of these names, alone or as a part between dashes, dots or underscores: ${Object.entries(
    environmentNames,
  )
    .map(([name, spellings]) => `${name} (${codes(spellings)})`)
    .join(
      ', ',
    )}. Environments that pipelines deploy to count too, where there are two or more.

${table(
  ['rule', 'files', 'why'],
  environmentLayouts.map(({ id, shown, reason }) => [id, codes(shown), reason]),
)}`,
  licences: `Files: ${codes(licenceGlobs)}.

${table(
  ['value', 'told by'],
  Object.entries(licencePhrases).map(([value, phrase]) => [
    value,
    code(phrase.source),
  ]),
)}`,
  reusableWorkflows:
    'Read from pipeline files: workflows that jobs of GitHub Actions use from other repositories, includes of GitLab, template repositories of Azure Pipelines, and shared libraries of Jenkins.',
};

/** Globs with the endings of YAML in one. */
function globs(all: readonly string[]): string {
  const others = all.filter(
    each =>
      !(each.endsWith('.yml') && all.includes(each.replace(/yml$/, 'yaml'))),
  );
  return codes(
    others.map(each =>
      all.includes(each.replace(/yaml$/, 'yml')) && each.endsWith('.yaml')
        ? each.replace(/yaml$/, '{yaml,yml}')
        : each,
    ),
  );
}

/** A rule in one line: its id, what it says and why, and by what. */
function ruleToMarkdown(
  {
    id,
    value,
    reason,
  }: Pick<PathRule, 'id' | 'reason'> & {
    readonly value: PathRule['value'] | undefined;
  },
  signs: readonly (string | false | undefined)[],
): string {
  const says = value === undefined ? '' : ` **${formatValue(value)}**`;
  return `- ${code(id)}${says}: ${reason} ${signs.filter(Boolean).join('; ')}`;
}

function pathRulesToMarkdown(fact: string): string {
  return pathRules
    .filter(rule => rule.fact === fact)
    .map(rule =>
      ruleToMarkdown(rule, [
        `${rule.scope ? 'Files ¹' : 'Files'} ${globs(rule.globs)}`,
        rule.content &&
          `with ${rule.content.map(each => code(each.source)).join(' and ')}`,
        rule.objects && `with an object ${rule.objects.map(code).join(' or ')}`,
        rule.contentExcept &&
          `without ${codes(rule.contentExcept.map(each => each.source))}`,
        rule.beside && `beside ${code(rule.beside.source)}`,
      ]),
    )
    .join('\n');
}

function pipelineRulesToMarkdown(fact: string): string {
  if (fact === 'securityGates') {
    return 'The rules of `securityScanners`, for steps whose failure is not ignored.';
  }
  return pipelineRules
    .filter(rule => rule.fact === fact)
    .map(rule =>
      ruleToMarkdown(
        rule,
        [
          rule.uses?.length && `Uses ${codes(rule.uses)}`,
          rule.commands?.length && `Runs ${codes(rule.commands)}`,
        ].map(each => each || undefined),
      ),
    )
    .join('\n');
}

/** The findings in public repositories, one column each. */
export function repositoriesToMarkdown(
  repositories: readonly {
    readonly name: string;
    readonly commit: string;
    readonly files: number;
    readonly facts: RepositoryFacts;
  }[],
): string {
  return `# What the detector finds in real repositories

Seven public repositories, judged by their path lists alone: no content was looked into, so that workflows speak by their
names only, and licences are not told apart. The lists are in
\`plugins/maturity-backend-module-repository/src/__fixtures__/repo-trees\`. They were read by hand, and a test compares what
was established with what the detector says. They are part of the corpus, whose precision and recall are in
[How repositories are judged](repository-detection.md#how-often-it-is-right). This document is generated by running the detector.

Others were read whole before the detector first ran on them. How often it was right then stands
[there too](repository-detection.md#at-first-sight); these are the last batches, fact by fact. Their repositories are
named in \`__testUtils__/firstSight\`.

${lastBatchesToMarkdown()}

${repositories
  .map(
    ({ name, commit, files, facts }) =>
      `## ${name}\n\n${files} files at \`${commit}\`\n\n${table(
        ['fact', 'found', 'seen in'],
        repositoryFacts.map(fact => {
          const observation = facts[fact.name];
          const value = 'value' in observation ? observation.value : undefined;
          return [
            fact.title,
            Array.isArray(value)
              ? value.join(', ') || 'nothing'
              : value === true
              ? 'yes'
              : 'no',
            'value' in observation
              ? (observation.evidence ?? [])
                  .map(({ title }, index) => (index < 5 ? code(title) : title))
                  .join(', ')
              : observation.unknown,
          ];
        }),
      )}`,
  )
  .join('\n\n')}
`;
}
