import { ConflictError } from '@backstage/errors';
import { FactSourceDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  FactSource,
  MaturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { checkFactSource } from './factSourceSchema';

/** What is told of a source to everybody: not what else a module keeps in it. */
export function declarationOf(source: FactSource): FactSourceDeclaration {
  const { id, title, description, facts } = source;
  return { id, title, description, facts };
}

/** Ids of the sources that are part of this plugin. */
const BUILT_IN = ['catalog', 'attestation'];

/** The fact sources that modules added, in the order in which they came. */
export class FactSourceRegistry {
  readonly #sources = new Map<string, FactSource>();

  get sources(): readonly FactSource[] {
    return [...this.#sources.values()];
  }

  /**
   * What one module sees. A source that cannot be used fails that module, by
   * name, and leaves the sources of the others in place.
   */
  forModule(
    reportFailure: (options: { error: Error }) => void,
  ): MaturityFactSourcesExtensionPoint {
    return {
      addFactSource: (...sources) => {
        for (const source of sources) {
          try {
            this.#add(source);
          } catch (error) {
            reportFailure({
              error: error instanceof Error ? error : new Error(String(error)),
            });
          }
        }
      },
    };
  }

  #add(source: FactSource): void {
    checkFactSource(source);
    if (BUILT_IN.includes(source.id) || this.#sources.has(source.id)) {
      throw new ConflictError(
        `There is already a fact source with the id '${source.id}'`,
      );
    }
    this.#sources.set(source.id, source);
  }
}
