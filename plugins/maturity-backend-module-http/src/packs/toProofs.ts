import { AddedProof } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  DeclaredSource,
  SourceDeclaration,
} from '../declaration/DeclaredSource';
import { KeyDeclaration } from '../declaration/schema';

/** Guards the proofs of a pack: they are about the entities that its tool can know. */
export function toProofs(
  {
    id,
    declaration,
  }: Pick<DeclaredSource<SourceDeclaration>, 'id' | 'declaration'>,
  proofs: readonly {
    readonly check: string;
    readonly condition: object;
  }[] = [],
): readonly AddedProof[] {
  return proofs.map(({ check, condition }) => ({
    check,
    condition: withGuard(
      condition,
      whereKeyed(listKeys(id, declaration, condition)),
    ),
  })) as readonly AddedProof[];
}

function withGuard(condition: object, guard: object | undefined): object {
  const own: unknown = Reflect.get(condition, '$when');
  const guards = [guard, own].filter(each => each !== undefined);
  return guards.length > 0
    ? { ...condition, $when: { $all: guards } }
    : condition;
}

/** Lists the keys by which entities are found in the requests that a condition reads. */
function listKeys(
  id: string,
  { key, requests, facts }: SourceDeclaration,
  condition: object,
): readonly KeyDeclaration[] {
  const named = JSON.stringify(condition).matchAll(/"([^"/]+)\/(\w+)":/g);
  return [...named]
    .filter(([, source]) => source === id)
    .map(([, , name]) => {
      const request = requests[facts[name]?.from ?? ''];
      const { keyFrom } = request ?? {};
      const own = keyFrom ? requests[keyFrom.request] : request;
      return own?.key ?? key;
    });
}

/** Entities that the tool does not know get no proof that is always unknown. */
function whereKeyed(keys: readonly KeyDeclaration[]): object | undefined {
  const annotations = keys.flatMap(key =>
    'annotation' in key ? key.annotation : [],
  );
  return annotations.length > 0
    ? {
        $any: [...new Set(annotations)].map(annotation => ({
          [`entity/metadata.annotations.${annotation}`]: { $exists: true },
        })),
      }
    : undefined;
}
