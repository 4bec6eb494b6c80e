import type {
  Check,
  Condition,
  Model,
  Stage,
} from '../../plugins/maturity-common/src/model/types';

/** Renders a model as a page that explains its stages and checks. */
export function modelToMarkdown(model: Model): string {
  return [
    `# ${model.title}`,
    '<!-- Generated from the built-in model by scripts/docs/builtInModel.ts. Do not edit. -->',
    model.description ?? '',
    `Model \`${model.id}\`, version ${model.version}. It assesses the entities that this predicate selects:`,
    `\`\`\`json\n${JSON.stringify(model.appliesTo, undefined, 2)}\n\`\`\``,
    'A stage is reached when each of its required checks holds, and those of every stage below it. A check holds when any one of its proofs does. ' +
      'A proof that could not be looked at leaves the check unknown, which is not a failure, and never raises a stage.',
    overview(model),
    ...model.stages.map((stage, index) => stageSection(stage, index + 1)),
  ]
    .join('\n\n')
    .concat('\n');
}

function overview(model: Model): string {
  const rows = model.stages.map((stage, index) => {
    const checks = stage.checks.map(check => `[\`${check.id}\`](#${check.id})`);
    return `| ${index + 1} | ${stage.title} | ${checks.join(', ')} |`;
  });
  return ['| | Stage | Checks |', '| --- | --- | --- |', ...rows].join('\n');
}

function stageSection(stage: Stage, position: number): string {
  return [
    `## ${position} ${stage.title}`,
    stage.summary,
    `**What to do next:** ${stage.advice}`,
    ...(stage.checks.length === 0
      ? ['This stage is the floor: it asks for nothing.']
      : stage.checks.map(checkSection)),
  ].join('\n\n');
}

function checkSection(check: Check): string {
  return [
    `### ${check.id}`,
    `**${check.title}.** ${check.why}`,
    facts(check).join(' · '),
    'Proofs, best first:',
    listProofs(check.condition)
      .map((proof, index) => `${index + 1}. ${inWords(proof)}`)
      .join('\n'),
    `**${check.fix.title ?? 'How to get there'}.** ${check.fix.text} [Guide](${
      check.fix.docs
    })`,
  ].join('\n\n');
}

function facts(check: Check): string[] {
  return [
    check.required ? 'Required' : 'Recommended',
    `effort ${check.fix.effort}`,
    ...(check.of ? [`read of the ${check.of}`] : []),
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
