import { Entity } from '@backstage/catalog-model';
import {
  AddedProof,
  FactSourceDeclaration,
  Grade,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';

/** A source whose facts senders push. It is never collected. */
export interface PushedSource extends FactSourceDeclaration {
  /** Alternatives that its facts add to checks of the built-in models. */
  readonly proofs: readonly AddedProof[];
  /** Subjects of services and external accesses that may push. */
  readonly senders: readonly string[];
  /** Ids of the issuers whose pipelines may push. */
  readonly issuers: readonly string[];
  /** Names of facts with a value only where there is a link to the evidence. */
  readonly needsEvidence: ReadonlySet<string>;
  /** Whether its senders declare its facts, by a request. It has none before. */
  readonly isDeclaredByCaller: boolean;
}

/** Compares the claims of a token with an entity. */
export interface Binding {
  /** The claim that names the repository. */
  readonly claim: string;
  /** The annotation of the entity with the same value. */
  readonly annotation: string;
  /** Address of the code host. Entities whose code is elsewhere are not bound. */
  readonly webUrl?: string;
  /** Whether upper and lower case are the same. */
  readonly ignoresCase: boolean;
}

/** An issuer of OIDC tokens for pipelines. */
export interface OidcIssuer {
  /** Key of the configuration. */
  readonly id: string;
  readonly type: 'github' | 'gitlab' | 'oidc';
  /** The claim `iss`. */
  readonly issuer: string;
  /** Address of the keys; found by discovery when left out. */
  readonly jwksUrl?: string;
  readonly audience: readonly string[];
  readonly binding: Binding;
  /** Allowed values of claims. One that ends in `*` allows each with that beginning. */
  readonly require: ReadonlyMap<string, readonly string[]>;
}

/** The parsed `maturity.push` of the configuration. */
export interface PushConfig {
  readonly issuers: readonly OidcIssuer[];
  readonly sources: readonly PushedSource[];
}

/** Who pushes facts, as far as it is known. */
export interface FactSender {
  /** Shown with each fact. */
  readonly title: string;
  /** Link to the run that pushes. */
  readonly url?: string;
  /** Grade of all that it pushes. */
  readonly grade: Grade;
  /** Whether the sender is bound to an entity; absent for one that needs not be. */
  readonly isBoundTo?: (entity: Entity) => boolean;
  /** Why it may not push facts of an entity, or of one that is not there. */
  readonly refusal: string;
  /** Which of some entities it may see; absent for one who may see none. */
  readonly seeAmong?: (
    entityRefs: readonly string[],
  ) => Promise<EntityVisibility>;
}
