import { AddedProof } from '@platform-maturity/backstage-plugin-maturity-common';
import { KeyDeclaration } from '../declaration/schema';
import { JoinedRequest } from '../declaration/joinSettings';

/** The parts of a pack that say what its facts prove, and of which entities. */
interface ProvingPack {
  readonly key: KeyDeclaration;
  readonly requests: { readonly [id: string]: JoinedRequest };
  readonly facts: { readonly [name: string]: { readonly from: string } };
  readonly proofs?: readonly {
    readonly check: string;
    readonly condition: object;
  }[];
}

/** Guards the proofs of a pack: they are about the entities that its tool can know. */
export function toProofs(id: string, pack: ProvingPack): readonly AddedProof[] {
  const { proofs = [] } = pack;
  return proofs.map(({ check, condition }) => ({
    check,
    condition: withGuard(condition, whereKeyed(listKeys(id, pack, condition))),
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
  { key, requests, facts }: ProvingPack,
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
