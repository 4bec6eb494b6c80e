import { NODE_EFFORT, spend } from './effort';
import { isRecord, isText, records, YamlRecord } from './Job';

const maxScripts = 32;
const reference = /\$\{\{ *matrix\.([\w-]+)(?:\.([\w-]+))? *\}\}/;

/** The values that a variable of the matrix of a job of GitHub Actions has, or a field of them. */
export function readMatrixValues(
  job: YamlRecord,
  name: string,
  field?: string,
): readonly string[] {
  return readMatrixItems(job, name)
    .map(each => (field && isRecord(each) ? each[field] : each))
    .filter(isText);
}

function readMatrixItems(job: YamlRecord, name: string): readonly unknown[] {
  const strategy = isRecord(job.strategy) ? job.strategy : {};
  const matrix = isRecord(strategy.matrix) ? strategy.matrix : {};
  const items = [
    matrix[name],
    ...records(matrix.include).map(each => each[name]),
  ]
    .flat(3)
    .filter(each => each !== undefined);
  spend(NODE_EFFORT * items.length);
  return items;
}

/** A job whose scripts are repeated for the values of its matrix that they name. */
export function expandMatrix(job: YamlRecord): YamlRecord {
  const expand = (step: unknown) => {
    if (!isRecord(step)) {
      return step;
    }
    const run = isText(step.run) ? withMatrixVariables(step.run, step.env) : '';
    if (reference.test(run)) {
      return { ...step, run: expandScript(run, job) };
    }
    return isRecord(step.with)
      ? { ...step, with: expandInputs(step.with, job) }
      : step;
  };
  return isRecord(job.strategy) && Array.isArray(job.steps)
    ? { ...job, steps: job.steps.map(expand) }
    : job;
}

/** A script with the values of the matrix that its variables stand for. */
function withMatrixVariables(script: string, env: unknown): string {
  return isRecord(env)
    ? script.replace(/\$(?:(\w+)|\{(\w+)\})/g, (whole, plain, inBraces) => {
        const value = env[plain ?? inBraces];
        return isText(value) && value.length < 200 && reference.test(value)
          ? value
          : whole;
      })
    : script;
}

/** Commands that are given to an action, with the values of the matrix that they name. */
function expandInputs(inputs: YamlRecord, job: YamlRecord): YamlRecord {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [
      key,
      isText(value) && /command|script|run|cmd/i.test(key)
        ? expandScript(value, job)
        : value,
    ]),
  );
}

function expandScript(script: string, job: YamlRecord): string {
  let scripts = [script];
  for (let round = 0; round < 8; round += 1) {
    const [, name] = reference.exec(scripts[0]!) ?? [];
    if (!name) {
      break;
    }
    const known = readMatrixItems(job, name);
    // A value that is not known stays a word.
    const items = known.length ? known : ['_'];
    if (items.length * scripts.length > maxScripts) {
      break;
    }
    scripts = putItems(scripts, name, items);
  }
  return [...new Set(scripts)].join('\n');
}

/** Each script with each of the items of a variable, whose fields are taken together. */
function putItems(
  scripts: readonly string[],
  name: string,
  items: readonly unknown[],
): string[] {
  const references = new RegExp(reference.source, 'g');
  return items.flatMap(item =>
    scripts.map(script => {
      spend(script.length);
      return script.replace(references, (whole, at: string, field?: string) => {
        if (at !== name) {
          return whole;
        }
        const value = field && isRecord(item) ? item[field] : item;
        const text = isText(value) ? value : '_';
        spend(text.length);
        return text;
      });
    }),
  );
}
