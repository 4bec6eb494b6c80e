import {
  ConditionOperator,
  FactType,
  UnmetTest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatDuration } from '../format/times';
import { Texts, useTexts } from '../translation';
import { formatValue } from './formatValue';

type Expected = UnmetTest['expected'];

interface NeedContext {
  readonly t: Texts;
  readonly type?: FactType;
}

function listValues(expected: Expected, { t, type }: NeedContext): string {
  return expected.map(value => formatValue(value, t, type)).join(', ');
}

function toAge([milliseconds]: Expected): string {
  return formatDuration(Number(milliseconds) / 1000);
}

/** Words for the need of each operator. */
const needs: {
  [K in ConditionOperator]: (
    expected: Expected,
    context: NeedContext,
  ) => string;
} = {
  $exists: ([isThere], { t }) =>
    t(isThere ? 'entity.needs.value' : 'entity.needs.none'),
  $notEmpty: ([isThere], { t }) =>
    t(isThere ? 'entity.needs.some' : 'entity.needs.none'),
  $eq: listValues,
  $ne: (expected, context) =>
    context.t('entity.needs.other', { value: listValues(expected, context) }),
  $in: (expected, context) =>
    context.t('entity.needs.oneOf', { list: listValues(expected, context) }),
  $contains: (_, { t }) => t('entity.needs.entry'),
  $hasPrefix: ([prefix], { t }) =>
    t('entity.needs.prefix', { value: String(prefix) }),
  $matches: ([pattern], { t }) =>
    t('entity.needs.pattern', { value: String(pattern) }),
  $gt: (expected, context) =>
    context.t('entity.needs.moreThan', {
      value: listValues(expected, context),
    }),
  $gte: (expected, context) =>
    context.t('entity.needs.atLeast', { value: listValues(expected, context) }),
  $lt: (expected, context) =>
    context.t('entity.needs.lessThan', {
      value: listValues(expected, context),
    }),
  $lte: (expected, context) =>
    context.t('entity.needs.atMost', { value: listValues(expected, context) }),
  $within: (expected, { t }) =>
    t('entity.needs.within', { age: toAge(expected) }),
  $olderThan: (expected, { t }) =>
    t('entity.needs.olderThan', { age: toAge(expected) }),
};

/** Words for the value that an observation should have: "at least 5". */
export function useNeeds(): (unmet: UnmetTest, type?: FactType) => string {
  const t = useTexts();
  return ({ operator, expected, isNegated }, type) => {
    const isFlag = typeof expected[0] === 'boolean';
    if (isNegated && isFlag) {
      return needs[operator]([!expected[0]], { t, type });
    }
    const need = needs[operator](expected, { t, type });
    return isNegated ? t('entity.needs.other', { value: need }) : need;
  };
}
