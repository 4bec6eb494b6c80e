import {
  gradeProofs,
  GradedProof,
} from '../../plugins/maturity-common/src/model/builtIn/__testUtils__/gradeProofs';
import { listOperands } from '../../plugins/maturity-common/src/model/conditionNode';
import {
  allGrades,
  Check,
  Condition,
  FactSourceDeclaration,
  Grade,
  Model,
  Stage,
} from '../../plugins/maturity-common/src/model/types';
import { table } from './document';

type Sources = readonly FactSourceDeclaration[];

/** Renders models as a page that explains their stages and checks. */
export function modelsToMarkdown(
  models: readonly Model[],
  sources: Sources,
): string {
  return [
    '# The built-in models',
    '<!-- Generated from the built-in models by scripts/docs/builtInModels.ts. Do not edit. -->',
    'These models are used when none is configured. Each assesses entities of its own kinds. Groups and domains are assessed by what most of their components show. Systems have no model of their own: they show the results of their members.',
    table(
      ['Model', 'Id', 'Entities', 'Checks'],
      models.map(model => [
        `[${model.title}](#${slug(model.title)})`,
        `\`${model.id}\``,
        inWords(model.appliesTo as Condition),
        String(listChecks(model).length),
      ]),
    ),
    'An entity reaches a stage when it passes each required check of the stage and of all stages below. Any one proof passes a check. A proof that could not be measured leaves the check unknown: this is not a failure, and it never raises a stage.',
    'Each proof has a [grade](model.md#grades): _observed_, _declared_ or _attested_. The page names the strongest grade at which a proof can pass. A proof that _decides_ fails the check when it is observed to be false, whatever is declared or attested. **Limits** tell what the proofs of a check cannot see. The sources that could see it are in the [decision about the limits](decisions/0023-what-the-built-in-models-cannot-see.md).',
    ...models.map(model => modelSection(model, sources)),
  ]
    .join('\n\n')
    .concat('\n');
}

function modelSection(model: Model, sources: Sources): string {
  return [
    `## ${model.title}`,
    model.description ?? '',
    overview(model),
    ...leftOut(model),
    ...profileTable(model),
    evidenceTable(model, sources),
    ...model.stages.map((stage, index) =>
      stageSection({ model, stage, position: index + 1, sources }),
    ),
  ].join('\n\n');
}

function listChecks({ stages }: Model): Check[] {
  return stages.flatMap(({ checks }) => checks);
}

function heading(model: Model, { id }: Check): string {
  return `${model.id}/${id}`;
}

function checkLink(model: Model, check: Check): string {
  return `[\`${check.id}\`](#${slug(heading(model, check))})`;
}

/** The anchor of a heading. */
function slug(text: string): string {
  return text
    .toLocaleLowerCase('en-US')
    .replace(/[^\w -]/g, '')
    .replace(/ /g, '-');
}

function overview(model: Model): string {
  return table(
    ['', 'Stage', 'Checks'],
    model.stages.map(({ title, checks }, index) => [
      String(index + 1),
      title,
      checks.map(check => checkLink(model, check)).join(', '),
    ]),
  );
}

function leftOut({ leavesOut = [] }: Model): string[] {
  return leavesOut.map(
    ({ reason, entities }) =>
      `Assessed but not counted: ${reason.toLocaleLowerCase(
        'en-US',
      )} (${inWords(entities as Condition)}).`,
  );
}

function profileTable(model: Model): string[] {
  const { profiles } = model;
  if (!profiles) {
    return [];
  }
  const asked = (id: string) =>
    listChecks(model).filter(check => check.profiles?.includes(id) ?? true);
  return [
    `The type of an entity decides which checks apply. Any other type, or none, counts as a ${profiles
      .find(profile => profile.default)
      ?.title.toLocaleLowerCase('en-US')}.`,
    table(
      ['Profile', 'Types', 'Checks'],
      profiles.map(({ id, title, types }) => [
        title,
        types.map(type => `\`${type}\``).join(', '),
        String(asked(id).length),
      ]),
    ),
  ];
}

/** Shows for each check how it can be proven. */
function evidenceTable(model: Model, sources: Sources): string {
  const graded = listChecks(model).map(check => ({
    check,
    proofs: gradeProofs(check, sources),
  }));
  const best = (grade: Grade) =>
    graded.filter(({ proofs }) => strongest(proofs) === grade).length;
  return [
    'The sources that can prove each check, by grade:',
    table(
      ['Check', 'Observed', 'Declared', 'Attested'],
      graded.map(({ check, proofs }) => [
        checkLink(model, check),
        ...allGrades.map(grade => {
          const own = proofs.filter(proof => proof.grade === grade);
          const isTooWeak =
            check.grade &&
            allGrades.indexOf(grade) > allGrades.indexOf(check.grade);
          return isTooWeak ? 'does not count' : listSources(own);
        }),
      ]),
    ),
    `The strongest grade is ${allGrades
      .map(grade => `_${grade}_ for ${best(grade)}`)
      .join(', ')} of ${graded.length} checks.`,
  ].join('\n\n');
}

function strongest(proofs: readonly GradedProof[]): Grade | undefined {
  return allGrades.find(grade => proofs.some(proof => proof.grade === grade));
}

/** Names the sources that proofs read, without those of their guards. */
function listSources(proofs: readonly GradedProof[]): string {
  const ids = proofs.flatMap(({ condition }) =>
    listOperands(condition).map(operand =>
      'path' in operand ? 'catalog' : operand.source,
    ),
  );
  return [...new Set(ids)].join(', ') || '–';
}

interface StageOptions {
  readonly model: Model;
  readonly stage: Stage;
  readonly position: number;
  readonly sources: Sources;
}

function stageSection({ model, stage, position, sources }: StageOptions) {
  return [
    `### Stage ${position}: ${stage.title}`,
    stage.summary,
    `**What to do next:** ${stage.advice}`,
    ...(stage.checks.length === 0
      ? ['This is the starting stage. It has no requirements.']
      : stage.checks.map(check => checkSection(model, check, sources))),
  ].join('\n\n');
}

function checkSection(model: Model, check: Check, sources: Sources): string {
  const alternatives = listProofs(check.condition);
  const proofs = gradeProofs(check, sources);
  return [
    `#### ${heading(model, check)}`,
    `**${check.title}.** ${check.why}`,
    facts(check).join(' · '),
    'Proofs, the preferred one first:',
    alternatives
      .map((alternative, index) => {
        const { grade, decides } = proofs[index];
        const label = decides ? `${grade}, decides` : grade;
        return `${index + 1}. _${label}_: ${inWords(alternative)}`;
      })
      .join('\n'),
    ...(check.limits ? [`**Limits.** ${check.limits}`] : []),
    `**${check.fix.title ?? 'How to get there'}.** ${check.fix.text} [Guide](${
      check.fix.docs
    })`,
  ].join('\n\n');
}

function facts(check: Check): string[] {
  return [
    check.required ? 'Required' : 'Recommended',
    `effort ${check.fix.effort}`,
    ...(check.grade ? [`must be ${check.grade}`] : []),
    ...(check.of ? [`read of the ${check.of}`] : []),
    ...(check.profiles ? [`profiles ${check.profiles.join(', ')}`] : []),
    ...(check.notApplicable
      ? [`not applicable where ${inWords(check.notApplicable as Condition)}`]
      : []),
    ...(check.fix.template ? [`template \`${check.fix.template}\``] : []),
  ];
}

function listProofs(condition: Condition): readonly Condition[] {
  return '$any' in condition
    ? (condition.$any as readonly Condition[])
    : [condition];
}

function inWords(condition: Condition): string {
  if ('$decides' in condition) {
    const { $decides: _, ...rest } = condition;
    return inWords(rest);
  }
  if ('$when' in condition) {
    const { $when, ...rest } = condition;
    return `where ${inWords($when as Condition)}: ${inWords(rest)}`;
  }
  if ('$all' in condition) {
    return (condition.$all as readonly Condition[]).map(nested).join(' and ');
  }
  if ('$any' in condition) {
    return (condition.$any as readonly Condition[]).map(nested).join(' or ');
  }
  if ('$not' in condition) {
    return `not ${nested(condition.$not as Condition)}`;
  }
  return Object.entries(condition)
    .map(([fact, value]) => `\`${fact}\` ${valueInWords(value)}`)
    .join(' and ');
}

function nested(condition: Condition): string {
  const isGroup = '$all' in condition || '$any' in condition;
  return isGroup ? `(${inWords(condition)})` : inWords(condition);
}

const operatorWords: { readonly [operator: string]: string } = {
  $eq: 'is',
  $ne: 'is not',
  $gt: 'is above',
  $gte: 'is at least',
  $lt: 'is below',
  $lte: 'is at most',
  $in: 'is one of',
  $contains: 'contains',
  $hasPrefix: 'begins with',
  $matches: 'matches',
};

function valueInWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return `is ${literal(value)}`;
  }
  return Object.entries(value)
    .map(([operator, operand]) => {
      if (operator === '$exists') {
        return operand ? 'is there' : 'is absent';
      }
      if (operator === '$notEmpty') {
        return operand ? 'is not empty' : 'is empty';
      }
      const words = operatorWords[operator];
      if (!words) {
        throw new Error(`No words for the operator ${operator}`);
      }
      return `${words} ${[operand].flat().map(literal).join(', ')}`;
    })
    .join(' and ');
}

function literal(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : `\`${value}\``;
}
