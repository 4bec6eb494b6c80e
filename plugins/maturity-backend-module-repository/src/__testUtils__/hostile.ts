import { Files } from './detect';

const WORKFLOW = '.github/workflows/hostile.yml';
const SIZE = 250_000;

function repeat(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('');
}

/** One long list of steps, to which 99 jobs are aliases. */
export function aliasedSteps(): string {
  const step = '      - run: make test\n';
  const steps = step.repeat(SIZE / step.length);
  const jobs = repeat(99, index => `  job${index}: { steps: *steps }\n`);
  return `on: push\nx: &steps\n${steps}jobs:\n${jobs}`;
}

/** Lists of aliases to lists of aliases: nine to the power of forty nodes. */
function nestedAliases(): string {
  const lists = repeat(
    40,
    index => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]\n`,
  );
  return `on: push\na0: &a0 [x]\n${lists}jobs: { a: { steps: *a40 } }\n`;
}

/** Files each of which would take more time or memory than there is, by what they do. */
export const hostileFiles: { readonly [name: string]: Files } = {
  'aliases to a long list': { [WORKFLOW]: aliasedSteps() },
  'aliases to aliases': { [WORKFLOW]: nestedAliases() },
  'lists in lists': {
    [WORKFLOW]: `jobs: ${'['.repeat(8_000)}${']'.repeat(8_000)}`,
  },
  'a job that extends itself': {
    '.gitlab-ci.yml': `.a: { extends: [${'.a, '.repeat(
      50,
    )}] }\nb: { extends: .a, script: make }\n`,
  },
  'a script that refers to itself': {
    '.gitlab-ci.yml': `.a: { script: [${'[.a, script], '.repeat(
      50,
    )}] }\nb: { script: [[.a, script]] }\n`,
  },
  'a command that calls itself': {
    '.circleci/config.yml': `commands: { c: { steps: [${'c, '.repeat(
      200,
    )}] } }\njobs: { j: { steps: [c] } }\n`,
  },
  'an action that uses itself': {
    [WORKFLOW]: 'on: push\njobs: { j: { steps: [{ uses: ./a }] } }',
    'a/action.yml': `runs: { steps: [${'{ uses: ./a }, '.repeat(300)}] }`,
  },
  'targets that need the others': {
    [WORKFLOW]: `on: push\njobs: { j: { steps: [{ run: '${repeat(
      2_000,
      index => `make t${index};`,
    )}' }] } }`,
    Makefile: repeat(
      8_000,
      index => `t${index}: t${index + 1}\n\tmake t${index + 7}\n`,
    ),
  },
  'a long variable in many places': {
    [WORKFLOW]: 'on: push\njobs: { j: { steps: [{ run: make all }] } }',
    Makefile: `A = ${'x'.repeat(100_000)}\nall:\n${'\techo $(A)\n'.repeat(
      10_000,
    )}`,
  },
  'a long input in many places': {
    [WORKFLOW]: `on: push\njobs: { j: { steps: [{ uses: ./a, with: { i: ${'x'.repeat(
      100_000,
    )} } }] } }`,
    'a/action.yml': `runs: { steps: [{ run: '${'${{ inputs.i }}'.repeat(
      10_000,
    )}' }] }`,
  },
};
