import {
  foreignFolders,
  supportFolders,
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
import { pipelineFileRules } from '../../plugins/maturity-backend-module-repository/src/detect/rules/pipelineFiles';
import {
  RepositoryFacts,
  repositoryFacts,
} from '../../plugins/maturity-backend-module-repository/src/declarations';
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
)}, \`fixtures-*\`, \`templates/**/content\`, and paths with placeholders of templates.
Infrastructure in folders of tests and documentation serves a test or a page, and does not count either:
${codes(supportFolders)}. A pattern that names a place matches exactly there.

An entity whose source location is a folder is judged by that folder, as if it were the root, and by what holds for all of
the repository: rules marked with ¹ are matched from the root too. Workflows whose path filters leave the folder out do not
count for it. Letter case is ignored.

## Facts that were looked for and are not there

A list that is empty and a flag that is false are known answers. When a file that could have shown a fact was not read,
because it or the repository is beyond a limit, the fact is unknown with that reason, unless another file shows it.

${repositoryFacts
  .map(({ name, description }) => [
    `## ${name}`,
    description,
    pathTable(name),
    pipelineTable(name),
    special[name],
  ])
  .flat()
  .filter(Boolean)
  .join('\n\n')}

## Pipeline files

Files that are searched for what they run. Comments and what is only printed do not count. A file that cannot be parsed
is known to exist, and nothing else.

${table(
  ['format', 'files', 'why'],
  pipelineFileRules.map(({ format, globs, reason }) => [
    format,
    codes(globs),
    reason,
  ]),
)}
`;
}

const special: { readonly [fact: string]: string | undefined } = {
  readable: 'True for each repository that was read.',
  environments: `At least two environments are needed beside each other, of these names, alone or as a part between dashes, dots or underscores: ${Object.entries(
    environmentNames,
  )
    .map(([name, spellings]) => `${name} (${codes(spellings)})`)
    .join(', ')}. Jobs of one workflow that name two or more of them count too.

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

function pathTable(fact: string): string {
  const rules = pathRules.filter(rule => rule.fact === fact);
  return rules.length
    ? table(
        ['rule', 'says', 'files', 'with content', 'why'],
        rules.map(({ id, value, globs, content, scope, reason }) => [
          scope ? `${id} ¹` : id,
          formatValue(value),
          codes(globs),
          (content ?? []).map(({ source }) => code(source)).join(' and '),
          reason,
        ]),
      )
    : '';
}

function pipelineTable(fact: string): string {
  const rules = pipelineRules.filter(rule => rule.fact === fact);
  return rules.length
    ? table(
        [
          'rule',
          'says',
          'a pipeline that uses',
          'or runs',
          'or is named',
          'why',
        ],
        rules.map(({ id, value, uses, runs, named, reason }) => [
          id,
          formatValue(value),
          uses ? code(uses.source) : '',
          runs ? code(runs.source) : '',
          named ? code(named.source) : '',
          reason,
        ]),
      )
    : '';
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
was established with what the detector says. This document is generated by running the detector.

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
