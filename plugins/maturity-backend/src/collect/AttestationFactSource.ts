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
import { parseAttestation } from './parseAttestation';

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

  readonly #now: () => Date;

  constructor(options: {
    /** Names of the facts that the models read: ids of checks, or any others. */
    names: readonly string[];
    now?: () => Date;
  }) {
    this.facts = options.names.map(name => ({
      name,
      title: `Attested: ${name}`,
      description: `Whether the entity carries a valid annotation ${ANNOTATION_PREFIX}${name}.`,
      type: 'boolean',
      maxAge: { days: 1 },
    }));
    this.#now = options.now ?? (() => new Date());
  }

  async collect(options: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const now = this.#now();
    return new Map(
      options.entities.map(entity => [
        stringifyEntityRef(entity),
        { facts: this.#readFacts(entity, now) },
      ]),
    );
  }

  #readFacts(entity: Entity, now: Date): { [name: string]: FactObservation } {
    const annotations: { [key: string]: unknown } =
      entity.metadata.annotations ?? {};
    return Object.fromEntries(
      this.facts.map(({ name }) => {
        const text = annotations[`${ANNOTATION_PREFIX}${name}`];
        return [
          name,
          typeof text === 'string' && text.trim()
            ? parseAttestation(text, now)
            : { value: false },
        ];
      }),
    );
  }
}
