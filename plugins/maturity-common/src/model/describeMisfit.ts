import { Literal, ValueTest } from './conditionNode';
import { operatorNames, typesThatFit } from './operators';
import { FactType } from './types';

/** Explains why a test does not fit the type of a fact; `undefined` if it fits. */
export function describeMisfit(
  test: ValueTest,
  factId: string,
  type: FactType,
): string | undefined {
  if (!typesThatFit(test.operator).includes(type)) {
    const fitting = operatorNames.filter(operator =>
      typesThatFit(operator).includes(type),
    );
    return `${
      test.operator
    } does not fit '${factId}', which is of type ${type}; use ${fitting.join(
      ', ',
    )}`;
  }
  const never = listLiterals(test).find(literal => !canEqual(type, literal));
  return never === undefined
    ? undefined
    : `'${factId}' is of type ${type} and never equals ${JSON.stringify(
        never,
      )}`;
}

function listLiterals(test: ValueTest): readonly Literal[] {
  switch (test.operator) {
    case '$in':
      return test.argument;
    case '$eq':
    case '$ne':
      return [test.argument];
    default:
      return [];
  }
}

function canEqual(type: FactType, literal: Literal): boolean {
  if (type === 'boolean' || typeof literal === 'boolean') {
    return type === typeof literal;
  }
  return type !== 'number' || String(Number(literal)) === String(literal);
}
