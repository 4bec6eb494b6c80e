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
  const strategy = isRecord(job.strategy) ? job.strategy : {};
  const matrix = isRecord(strategy.matrix) ? strategy.matrix : {};
  const values = [
    matrix[name],
    ...records(matrix.include).map(each => each[name]),
  ].flat(3);
  spend(NODE_EFFORT * values.length);
  return values
    .map(each => (field && isRecord(each) ? each[field] : each))
    .filter(isText);
}

/** A job whose scripts are repeated for the values of its matrix that they name. */
export function expandMatrix(job: YamlRecord): YamlRecord {
  const expand = (step: unknown) => {
    if (!isRecord(step)) {
      return step;
    }
    if (isText(step.run) && reference.test(step.run)) {
      return { ...step, run: expandScript(step.run, job) };
    }
    return isRecord(step.with)
      ? { ...step, with: expandInputs(step.with, job) }
      : step;
  };
  return isRecord(job.strategy) && Array.isArray(job.steps)
    ? { ...job, steps: job.steps.map(expand) }
    : job;
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
    const found = reference.exec(scripts[0]!);
    if (!found) {
      break;
    }
    const [whole, name, field] = found;
    const known = [...new Set(readMatrixValues(job, name!, field))];
    // A value that is not known stays a word.
    const values = known.length ? known : ['_'];
    if (values.length * scripts.length > maxScripts) {
      break;
    }
    scripts = putValues(scripts, whole, values);
  }
  return scripts.join('\n');
}

/** Each script with each of the values in the place of a reference. */
function putValues(
  scripts: readonly string[],
  place: string,
  values: readonly string[],
): string[] {
  return values.flatMap(value =>
    scripts.map(script => {
      spend(script.length + value.length);
      return script.replaceAll(place, () => value);
    }),
  );
}
