import { InputError } from '@backstage/errors';

/** Where something is, from the root of what is parsed. */
export type Path = readonly PropertyKey[];

/** Takes note of what is wrong, and where. */
export type Report = (path: Path, message: string) => void;

/** Collects everything that is wrong, so that one error can tell all of it. */
export class Problems {
  readonly #base: string;
  readonly #lines: string[] = [];

  /** @param base - what stands before every path, e.g. `models[0]` */
  constructor(base: string = '') {
    this.#base = base;
  }

  readonly report: Report = (path, message) => {
    this.#lines.push(`${formatPath(this.#base, path) || 'model'}: ${message}`);
  };

  /** @throws InputError with all that was reported; nothing if nothing was */
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
