import { FactType } from '@platform-maturity/backstage-plugin-maturity-common';

/** The types of facts that a source over HTTP can declare. */
export type HttpFactType = Exclude<FactType, 'object'>;

/** The types of a fact that each reducer fits, and of each value that it reads. */
export const reducerTypes = {
  one: { fits: ['boolean', 'number', 'string', 'strings', 'instant'] },
  first: { fits: ['boolean', 'number', 'string', 'strings', 'instant'] },
  count: { fits: ['number'], reads: 'anything' },
  max: { fits: ['number'], reads: 'number' },
  min: { fits: ['number'], reads: 'number' },
  sum: { fits: ['number'], reads: 'number' },
  share: { fits: ['number'], reads: 'boolean' },
  any: { fits: ['boolean'], reads: 'boolean' },
  all: { fits: ['boolean'], reads: 'boolean' },
  latest: { fits: ['instant'], reads: 'instant' },
  list: { fits: ['strings'], reads: 'string' },
} as const satisfies Record<
  string,
  {
    readonly fits: readonly HttpFactType[];
    /** The type of the fact when left out. */
    readonly reads?: HttpFactType | 'anything';
  }
>;

/** How several values become one. */
export type Reducer = keyof typeof reducerTypes;

export const reducers = Object.keys(reducerTypes) as [Reducer, ...Reducer[]];

/** The type of each value that a fact is made of. */
export function readElementType(fact: {
  readonly type: HttpFactType;
  readonly reduce: Reducer;
}): HttpFactType | 'anything' {
  const rule = reducerTypes[fact.reduce];
  return 'reads' in rule ? rule.reads : fact.type;
}
