import { ConditionNode, PredicateNode, Operand } from './conditionNode';
import { FactLookup, parseFactId } from './FactLookup';
import { Grammar, LogicParser } from './LogicParser';
import { operatorNames } from './operators';
import { Path, Report } from './Problems';

const ENTITY = 'entity/';

const CONDITION_GRAMMAR: Grammar = {
  operators: operatorNames,
  selfOperators: operatorNames,
  joinsOperators: true,
};

const CATALOG_GRAMMAR: Grammar = {
  operators: ['$exists', '$in', '$contains', '$hasPrefix'],
  // In the catalog, an item is compared with a literal or with conditions on
  // its properties.
  selfOperators: [],
  joinsOperators: false,
};

/** The known facts, and the receiver of errors. */
export interface ConditionOptions {
  readonly lookup: FactLookup;
  readonly report: Report;
}

/**
 * Parses a condition over facts. Reports every error and then returns
 * `undefined`.
 */
export function parseCondition(
  input: unknown,
  options: ConditionOptions,
): ConditionNode | undefined {
  return createConditionParser(options).parse(input);
}

/**
 * Creates a parser for all conditions of one check. The limits apply to their
 * sum.
 */
export function createConditionParser(
  options: ConditionOptions,
): LogicParser<Operand> {
  const { lookup, report } = options;
  return new LogicParser<Operand>(
    {
      ...CONDITION_GRAMMAR,
      parseItem: createItemParser(CONDITION_GRAMMAR, report),
      readOperand(key, path) {
        if (key.startsWith(ENTITY) && key.length > ENTITY.length) {
          return { operand: { path: key.slice(ENTITY.length) } };
        }
        const id = parseFactId(key);
        if (!id) {
          report(path, notAFactId(key));
          return undefined;
        }
        const fact = lookup(id);
        if ('problem' in fact) {
          report(path, fact.problem);
          return undefined;
        }
        return { operand: id, type: fact.type };
      },
    },
    report,
  );
}

/**
 * Parses a catalog filter predicate over entities. It is stricter than the
 * catalog: it reports conditions that can never match.
 */
export function parsePredicate(
  input: unknown,
  options: { readonly report: Report },
): PredicateNode | undefined {
  const { report } = options;
  const parser = new LogicParser<{ path?: string }>(
    {
      ...CATALOG_GRAMMAR,
      parseItem: createItemParser(CATALOG_GRAMMAR, report),
      readOperand: key => ({ operand: { path: key } }),
    },
    report,
  );
  return parser.parse(input);
}

/**
 * Creates the parser for the argument of `$contains`, which can contain
 * `$contains` again.
 */
function createItemParser(
  grammar: Grammar,
  report: Report,
): (value: unknown, path: Path) => PredicateNode | undefined {
  const parseItem = (value: unknown, path: Path): PredicateNode | undefined =>
    new LogicParser<{ path?: string }>(
      {
        ...grammar,
        self: {},
        parseItem,
        readOperand: key => ({ operand: { path: key } }),
      },
      report,
    ).parse(value, path);
  return parseItem;
}

function notAFactId(key: string): string {
  return /^(kind|metadata|spec|relations|apiVersion|status)\b/.test(key)
    ? `unknown fact '${key}'; did you mean 'entity/${key}'?`
    : `unknown fact '${key}'; a fact is named source/name`;
}
