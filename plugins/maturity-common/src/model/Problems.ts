import { InputError } from '@backstage/errors';

/** A path from the root of the parsed input. */
export type Path = readonly PropertyKey[];

/** Records an error and its path. */
export type Report = (path: Path, message: string) => void;

/**
 * Creates a report that throws the first error in a part of a model that should
 * have been valid, because {@link parseModel} makes it.
 */
export function throwInvalid(part: string): Report {
  return (path, message) => {
    throw new InputError(
      `${part} was not made by parseModel: ${path.join('.')} ${message}`,
    );
  };
}

/** Collects all errors, so that one exception reports them together. */
export class Problems {
  readonly #base: string;
  readonly #lines: string[] = [];

  /** @param base - the prefix of every path, e.g. `models[0]` */
  constructor(base: string = '') {
    this.#base = base;
  }

  readonly report: Report = (path, message) => {
    this.#lines.push(`${formatPath(this.#base, path) || 'model'}: ${message}`);
  };

  /** @throws InputError if anything was reported, with all reports */
  throwIfAny(): void {
    if (this.#lines.length === 1) {
      throw new InputError(this.#lines[0]);
    }
    if (this.#lines.length > 1) {
      throw new InputError(
        `${this.#lines.length} problems in the model:\n- ${this.#lines.join(
          '\n- ',
        )}`,
      );
    }
  }
}

function formatPath(base: string, path: Path): string {
  let text = base;
  for (const key of path) {
    if (typeof key === 'number') {
      text += `[${key}]`;
    } else if (/^[$\w-]+$/.test(String(key))) {
      text += text ? `.${String(key)}` : String(key);
    } else {
      text += `['${String(key)}']`;
    }
  }
  return text;
}
