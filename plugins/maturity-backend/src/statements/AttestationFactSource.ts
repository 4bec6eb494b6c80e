import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactDeclaration,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { CatalogAccess } from '../catalog/types';
import { AttestationAuthors, AttestationPolicy } from './AttestationAuthors';
import { readAnnotation } from '../catalog/readAnnotation';
import { parseAttestation, unusable } from './parseAttestation';

const ANNOTATION_PREFIX = 'platform-maturity.io/attestation.';

/** Attestations in the annotations of an entity, one fact for each check. */
export class AttestationFactSource implements FactSource {
  readonly id = 'attestation';
  readonly title = 'Attestations';
  readonly description =
    'Statements of people in the annotations of an entity, with evidence, author and expiry.';
  readonly facts: readonly FactDeclaration[];
  readonly settings = [];
  readonly batchSize = 500;
  readonly schedule = { frequency: { minutes: 10 }, timeout: { minutes: 30 } };

  readonly #access: CatalogAccess;
  readonly #policy: AttestationPolicy;
  readonly #now: () => Date;

  constructor(
    options: CatalogAccess & {
      /** Names of the facts that the models read: ids of checks, or any others. */
      readonly names: readonly string[];
      readonly policy: AttestationPolicy;
      readonly now?: () => Date;
    },
  ) {
    this.facts = options.names.map(name => ({
      name,
      title: `Attested: ${name}`,
      description: `Whether the entity carries a valid annotation ${ANNOTATION_PREFIX}${name}.`,
      type: 'boolean',
      maxAge: { days: 1 },
    }));
    this.#access = options;
    this.#policy = options.policy;
    this.#now = options.now ?? (() => new Date());
  }

  async collect(options: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const now = this.#now();
    const read = options.entities.map(entity => ({
      entity,
      facts: this.#readFacts(entity, now),
    }));
    const authors = await AttestationAuthors.load(
      read.flatMap(({ entity, facts }) =>
        Object.values(facts).flatMap(fact => {
          const by = readAuthor(fact);
          return by === undefined ? [] : { entity, by };
        }),
      ),
      { ...this.#access, policy: this.#policy, signal: options.signal },
    );
    return new Map(
      read.map(({ entity, facts }) => [
        stringifyEntityRef(entity),
        {
          facts: Object.fromEntries(
            Object.entries(facts).map(([name, fact]) => [
              name,
              checkAuthor(fact, entity, authors),
            ]),
          ),
        },
      ]),
    );
  }

  #readFacts(entity: Entity, now: Date): { [name: string]: FactObservation } {
    return Object.fromEntries(
      this.facts.map(({ name }) => {
        const text = readAnnotation(entity, `${ANNOTATION_PREFIX}${name}`);
        return [name, text ? parseAttestation(text, now) : { value: false }];
      }),
    );
  }
}

function readAuthor(fact: FactObservation): string | undefined {
  return 'value' in fact ? fact.statement?.by : undefined;
}

/** The fact with its author's full ref, or why they may not attest. */
function checkAuthor(
  fact: FactObservation,
  entity: Entity,
  authors: AttestationAuthors,
): FactObservation {
  if (!('value' in fact) || !fact.statement) {
    return fact;
  }
  const { statement } = fact;
  const author = authors.check({ entity, by: statement.by });
  const restsOn = author.restsOn.length > 0 && { restsOn: author.restsOn };
  return 'ref' in author
    ? { ...fact, statement: { ...statement, by: author.ref }, ...restsOn }
    : { ...unusable(`is invalid, ${author.refused}`), ...restsOn };
}
