import { InputError } from '@backstage/errors';
import { fillPlaceholders, listPlaceholders } from './placeholders';

/** Texts in quotes, comments, and whatever is between them. */
const PART =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#[^\n]*|[^"'`#]+|["'`]/g;

/** A name, a number or a duration: it cannot change what a query means around it. */
const WORD = /^(?:[a-zA-Z_:][\w:]*|\d+(?:\.\d+)?|(?:\d+(?:ms|s|m|h|d|w|y))+)$/;

/** The values that fill a query, by name. */
export type PromqlParameters = Readonly<Record<string, string>>;

/**
 * Fills parameters into a query of PromQL: escaped in a text in quotes, and elsewhere only
 * a name, a number or a duration.
 *
 * @throws InputError if a value would change the query around it
 */
export function fillPromql(
  template: string,
  parameters: PromqlParameters,
): string {
  return (template.match(PART) ?? [])
    .map(part =>
      fillPlaceholders(part, name => {
        const value = readParameter(name, parameters);
        const { filled, problem } = fillPart(part, value);
        if (filled === undefined) {
          throw new InputError(`the parameter of {${name}} ${problem}`);
        }
        return filled;
      }),
    )
    .join('');
}

/** Finds parameters that cannot fill a query, by their names. */
export function* findParameterProblems(
  template: string,
  parameters: PromqlParameters,
): Iterable<{ readonly parameter: string; readonly problem: string }> {
  for (const part of template.match(PART) ?? []) {
    for (const name of listPlaceholders(part)) {
      const parameter = name.replace(/^parameters\./, '');
      if (Object.hasOwn(parameters, parameter)) {
        const { problem } = fillPart(part, parameters[parameter]!);
        if (problem !== undefined) {
          yield { parameter, problem };
        }
      }
    }
  }
}

/** Whether a text in quotes has no end, so that nobody can say what is in quotes. */
export function hasOpenQuote(template: string): boolean {
  return (template.match(PART) ?? []).some(part => /^["'`]$/.test(part));
}

function readParameter(name: string, parameters: PromqlParameters): string {
  const parameter = name.replace(/^parameters\./, '');
  if (parameter === name || !Object.hasOwn(parameters, parameter)) {
    throw new InputError(`there is no parameter for {${name}}`);
  }
  return parameters[parameter]!;
}

function fillPart(
  part: string,
  value: string,
): { readonly filled?: string; readonly problem?: string } {
  switch (part[0]) {
    case '"':
    case "'":
      return { filled: escape(value, part[0]) };
    case '`':
      return value.includes('`')
        ? { problem: 'must not contain a backtick, because it is between two' }
        : { filled: value };
    default:
      return WORD.test(value)
        ? { filled: value }
        : {
            problem:
              'must be a name, a number or a duration, because it is not in quotes',
          };
  }
}

/** As Go escapes strings, which PromQL does too. */
function escape(value: string, quote: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
