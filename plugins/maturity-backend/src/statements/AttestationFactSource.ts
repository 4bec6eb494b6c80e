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
import { StoredAttestation } from '../database';
import { AttestationAuthors, AttestationPolicy } from './AttestationAuthors';
import { readAnnotation } from '../catalog/readAnnotation';
import { parseAttestation, unusable } from './parseAttestation';
import { chooseLater, toStatedFact } from './statedFacts';

const ANNOTATION_PREFIX = 'platform-maturity.io/attestation.';

/** Reads the last statement of each name about entities, by ref. */
export type ReadStated = (
  entityRefs: readonly string[],
) => Promise<ReadonlyMap<string, readonly StoredAttestation[]>>;

/** Attestations in the portal and in the annotations of an entity, one fact for each check. */
export class AttestationFactSource implements FactSource {
  readonly id = 'attestation';
  readonly title = 'Attestations';
  readonly description =
    'Statements of people in the portal or in the annotations of an entity, with evidence, author and expiry.';
  readonly facts: readonly FactDeclaration[];
  readonly settings = [];
  readonly batchSize = 500;
  readonly schedule = { frequency: { minutes: 10 }, timeout: { minutes: 30 } };

  readonly #access: CatalogAccess;
  readonly #policy: AttestationPolicy;
  readonly #readStated: ReadStated;
  readonly #now: () => Date;

  constructor(
    options: CatalogAccess & {
      /** Names of the facts that the models read: ids of checks, or any others. */
      readonly names: readonly string[];
      readonly policy: AttestationPolicy;
      /** Reads the last statements of people in the portal. */
      readonly readStated: ReadStated;
      readonly now?: () => Date;
    },
  ) {
    this.facts = options.names.map(name => ({
      name,
      title: `Attested: ${name}`,
      description: `Whether somebody who speaks for the entity stated it, in the portal or in the annotation ${ANNOTATION_PREFIX}${name}.`,
      type: 'boolean',
      maxAge: { days: 1 },
    }));
    this.#access = options;
    this.#policy = options.policy;
    this.#readStated = options.readStated;
    this.#now = options.now ?? (() => new Date());
  }

  async collect(options: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const now = this.#now();
    const stated = await this.#readStated(
      options.entities.map(entity => stringifyEntityRef(entity)),
    );
    const read = options.entities.map(entity => ({
      entity,
      facts: this.#readFacts(entity, stated, now),
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

  #readFacts(
    entity: Entity,
    stated: ReadonlyMap<string, readonly StoredAttestation[]>,
    now: Date,
  ): { [name: string]: FactObservation } {
    const ofEntity = stated.get(stringifyEntityRef(entity)) ?? [];
    const inPortal = new Map(ofEntity.map(one => [one.name, one]));
    return Object.fromEntries(
      this.facts.map(({ name }) => {
        const text = readAnnotation(entity, `${ANNOTATION_PREFIX}${name}`);
        const annotated = text ? parseAttestation(text, now) : undefined;
        const inForm = toStatedFact(inPortal.get(name));
        return [name, chooseLater(inForm, annotated) ?? { value: false }];
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
