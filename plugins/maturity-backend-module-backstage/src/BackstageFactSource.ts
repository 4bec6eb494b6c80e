import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  FactObservation,
  SourceBudget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { PostponedError } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { backstageFacts } from './declarations';
import { toEvidence, toTemplatesEvidence } from './links';
import { PortalPlugins } from './plugins/connectPlugins';
import { Gap } from './plugins/PortalPlugin';
import { backstageProofs } from './proofs';
import { RunAnswers } from './RunAnswers';
import { observePlatform } from './scaffolder/observePlatform';
import {
  observeSourceTemplate,
  observeTemplate,
  SOURCE_TEMPLATE,
} from './scaffolder/observeTemplate';
import { toTemplateRef } from './scaffolder/Task';
import { ReadSettings, SETTINGS } from './settings';
import {
  ELSEWHERE,
  findDocs,
  readAnnotation,
  REFERENCE,
} from './techdocs/findDocs';
import { observeDocs } from './techdocs/observeDocs';

/** Options of {@link BackstageFactSource}. */
export interface BackstageFactSourceOptions {
  readonly plugins: PortalPlugins;
  readonly settings: ReadSettings;
  /** Ref of the configured organisation. */
  readonly organization?: string;
  /** Of the app, for links. */
  readonly appUrl?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Some facts of an entity, and why others are missing. */
interface Seen {
  readonly facts: Readonly<Record<string, FactObservation>>;
  readonly gap?: Gap;
}

/** Facts from other plugins of the same Backstage. */
export class BackstageFactSource implements FactSource {
  readonly id = 'backstage';
  readonly title = 'Backstage';
  readonly description =
    'What the scaffolder and TechDocs of this Backstage know: runs of templates, and published documentation.';
  readonly facts = backstageFacts;
  readonly proofs = backstageProofs;
  readonly appliesTo: FactSource['appliesTo'];
  readonly batchSize = 500;
  readonly schedule = { frequency: { hours: 6 }, timeout: { minutes: 30 } };
  readonly settings = SETTINGS;
  readonly resumable = true;
  readonly #answers: RunAnswers;
  readonly #options: BackstageFactSourceOptions;

  constructor(options: BackstageFactSourceOptions) {
    this.appliesTo = selectEntities(options.organization);
    this.#options = options;
    this.#answers = new RunAnswers(options);
  }

  readonly countRequests = (): number => {
    const { scaffolder, techdocs } = this.#options.plugins;
    return scaffolder.requests + techdocs.requests;
  };

  readonly listBudgets = (): readonly SourceBudget[] => {
    const { scaffolder, techdocs } = this.#options.plugins;
    return [...scaffolder.listBudgets(), ...techdocs.listBudgets()];
  };

  async collect({
    entities,
    signal,
    logger,
  }: CollectOptions): Promise<ReadonlyMap<string, CollectedFacts>> {
    const before = this.countRequests();
    const collected = await this.#answers.use(() =>
      Promise.all(entities.map(each => this.#collectOne(each, signal))),
    );
    const answers = new Map<string, CollectedFacts>();
    entities.forEach((entity, index) => {
      const answer = collected[index];
      if (answer) {
        answers.set(stringifyEntityRef(entity), answer);
      }
    });
    const requests = this.countRequests() - before;
    logger.debug(
      `Asked backstage: ${requests} requests, ${answers.size} entities`,
    );
    return answers;
  }

  async #collectOne(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<CollectedFacts | undefined> {
    try {
      const seen = [
        await this.#seeDocs(entity, signal),
        await this.#seeTemplate(entity, signal),
        await this.#seeSourceTemplate(entity, signal),
        await this.#seePlatform(entity, signal),
      ].filter(each => each !== undefined);
      return seen.length > 0 ? toAnswer(seen) : undefined;
    } catch (error) {
      if (error instanceof PostponedError) {
        const { until, message: reason } = error;
        return { postponed: { until, reason } };
      }
      throw error;
    }
  }

  async #seeDocs(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<Seen | undefined> {
    const owner = findDocs(entity);
    if (!owner) {
      return undefined;
    }
    if ('problem' in owner) {
      return { facts: {}, gap: { unknown: owner.problem } };
    }
    const docs = await this.#answers.readDocs(owner, signal);
    const ref = stringifyEntityRef(owner);
    const evidence = toEvidence(`pages of ${ref}`, 'docs', {
      ref: owner,
      appUrl: this.#options.appUrl,
    });
    const restsOn = owner.isElsewhere ? [ref] : undefined;
    return {
      facts: observeDocs(docs, { evidence, restsOn }),
      gap: 'unknown' in docs ? docs : undefined,
    };
  }

  async #seeTemplate(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<Seen | undefined> {
    if (entity.kind.toLowerCase() !== 'template') {
      return undefined;
    }
    const runs = await this.#answers.listRuns(signal);
    const ref = stringifyEntityRef(entity);
    const evidence = toEvidence(`runs of ${ref}`, 'catalog', {
      ref: getCompoundEntityRef(entity),
      appUrl: this.#options.appUrl,
    });
    return { facts: observeTemplate(ref, runs, evidence), gap: runs.gap };
  }

  async #seePlatform(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<Seen | undefined> {
    const { appUrl, now, organization, settings } = this.#options;
    if (stringifyEntityRef(entity) !== organization) {
      return undefined;
    }
    const runs = await this.#answers.listRuns(signal);
    const facts = observePlatform(runs, {
      now: now(),
      window: settings.window,
      toEvidence: title => toTemplatesEvidence(title, appUrl),
    });
    return { facts, gap: runs.gap };
  }

  async #seeSourceTemplate(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<Seen | undefined> {
    const named = readAnnotation(entity, SOURCE_TEMPLATE);
    if (!named) {
      return undefined;
    }
    const template = toTemplateRef(named);
    if (!template) {
      return {
        facts: {},
        gap: { unknown: `the annotation ${SOURCE_TEMPLATE} names no template` },
      };
    }
    const runs = await this.#answers.listRuns(signal);
    const evidence = toEvidence(`runs of ${template}`, 'catalog', {
      ref: parseEntityRef(template),
      appUrl: this.#options.appUrl,
    });
    const registered = await this.#answers.findRegistered(template, signal);
    const ref = stringifyEntityRef(entity);
    const seen = { runs, registered, ref };
    return {
      facts: observeSourceTemplate(template, seen, evidence),
      gap: runs.gap,
    };
  }
}

type Selection = NonNullable<FactSource['appliesTo']>;

function selectEntities(organization: string | undefined): Selection {
  const organizations: readonly Selection[] = organization
    ? [selectOne(organization)]
    : [];
  return {
    $any: [
      { kind: 'Template' },
      { [`metadata.annotations.${REFERENCE}`]: { $exists: true } },
      { [`metadata.annotations.${ELSEWHERE}`]: { $exists: true } },
      { [`metadata.annotations.${SOURCE_TEMPLATE}`]: { $exists: true } },
      ...organizations,
    ],
  };
}

function selectOne(entityRef: string): Selection {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return { kind, 'metadata.namespace': namespace, 'metadata.name': name };
}

/** Facts; an error where nothing is known, so that known facts stay beside it. */
function toAnswer(seen: readonly Seen[]): CollectedFacts {
  const facts = Object.assign({}, ...seen.map(each => each.facts)) as Record<
    string,
    FactObservation
  >;
  const failed = seen.flatMap(({ gap }) => (gap && !gap.isSettled ? gap : []));
  const isKnown = Object.values(facts).some(fact => 'value' in fact);
  return failed.length > 0 && !isKnown
    ? { error: failed.map(({ unknown }) => unknown).join('; ') }
    : { facts };
}
