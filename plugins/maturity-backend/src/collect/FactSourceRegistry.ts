import { ConflictError } from '@backstage/errors';
import {
  FactSourceDeclaration,
  SuggestedFactSource,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  checkFactSource,
  FactSource,
  MaturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';

/** The public declaration of a source, without its other fields. */
export function toDeclaration(
  source: FactSourceDeclaration,
): FactSourceDeclaration {
  const { id, title, description, facts } = source;
  return { id, title, description, facts };
}

/** Ids of the sources that are part of this plugin. */
const BUILT_IN = ['catalog', 'attestation', 'delivery', 'scorecard'];

type ReportFailure = (failure: { error: Error }) => void;

/** The fact sources that modules add. */
export class FactSourceRegistry {
  readonly #offers: { source: FactSource; reportFailure: ReportFailure }[] = [];

  readonly #suggestions: SuggestedFactSource[] = [];

  /** Sources that modules could add. */
  get suggestions(): readonly SuggestedFactSource[] {
    return this.#suggestions;
  }

  /** The view of one module. */
  forModule(reportFailure: ReportFailure): MaturityFactSourcesExtensionPoint {
    return {
      addFactSource: (...sources) => {
        this.#offers.push(
          ...sources.map(source => ({ source, reportFailure })),
        );
      },
      suggestFactSource: (...suggestions) => {
        this.#suggestions.push(...suggestions);
      },
    };
  }

  /**
   * The sources that can be used, in the order in which they came. One that
   * cannot fails its module, by name, and leaves those of the others in place.
   * To be called while the plugin starts, because modules can be blamed only
   * after their own start and before the plugin's has ended.
   */
  accept(): FactSource[] {
    const accepted = new Map<string, FactSource>();
    for (const { source, reportFailure } of this.#offers) {
      try {
        checkFactSource(source);
        if (BUILT_IN.includes(source.id) || accepted.has(source.id)) {
          throw new ConflictError(
            `There is already a fact source with the id '${source.id}'`,
          );
        }
        accepted.set(source.id, source);
      } catch (error) {
        reportFailure({
          error: error instanceof Error ? error : new Error(String(error)),
        });
      }
    }
    return [...accepted.values()];
  }
}
