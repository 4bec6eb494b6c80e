/** One part of a label selector. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notIn' | 'exists' | 'absent';
  /** Empty for `exists` and `absent`. */
  readonly values: readonly string[];
}

const KEY = '([A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?)';
const VALUE = '([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)?';
const EQUAL = new RegExp(`^${KEY}\\s*(==|=|!=)\\s*${VALUE}$`);
const SET = new RegExp(`^${KEY}\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const THERE = new RegExp(`^(!?)\\s*${KEY}$`);

/**
 * Parses a label selector as `kubectl` takes it: `app=shop,tier in (web, api),!test`.
 *
 * @returns undefined for what is none
 */
export function parseSelector(
  text: string,
): readonly Requirement[] | undefined {
  const parts = text.split(/,(?![^(]*\))/).map(part => part.trim());
  const requirements = parts.map(parseRequirement);
  return requirements.every(each => each !== undefined)
    ? requirements
    : undefined;
}

function parseRequirement(text: string): Requirement | undefined {
  const equal = EQUAL.exec(text);
  if (equal) {
    const [, key, sign, value = ''] = equal;
    const operator = sign === '!=' ? 'notIn' : 'in';
    return { key: key!, operator, values: [value] };
  }
  const set = SET.exec(text);
  if (set) {
    const values = set[3]!.split(',').map(value => value.trim());
    return {
      key: set[1]!,
      operator: set[2] === 'in' ? 'in' : 'notIn',
      values,
    };
  }
  const there = THERE.exec(text);
  return (there?.[2] && {
    key: there[2],
    operator: there[1] ? 'absent' : 'exists',
    values: [],
  }) as Requirement | undefined;
}

/** Whether labels meet all parts of a selector. */
export function matchesSelector(
  labels: Readonly<Record<string, string>>,
  selector: readonly Requirement[],
): boolean {
  return selector.every(requirement => meets(labels, requirement));
}

function meets(
  labels: Readonly<Record<string, string>>,
  { key, operator, values }: Requirement,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notIn':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}
