import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogIndexReader } from '../catalog/CatalogIndexReader';
import { SubjectIndex, subjectKey } from './SubjectIndex';

/**
 * News comes in bursts: it is waited until it stops for a moment, but no longer
 * than this after the first.
 */
const DEFAULTS = { pause: 2_000, patience: 10_000 };

/** Subjects that are kept until they are looked at; the schedule sees to others. */
const MAX_SUBJECTS = 100_000;

/** Entities in one part of the work, and so in one question to the catalog. */
const ENTITIES_AT_ONCE = 500;

/** What becomes of the news of one source. */
export interface SourceNewsOptions {
  readonly sourceId: string;
  readonly entities: Pick<CatalogIndexReader<SubjectIndex>, 'read'>;
  /** Has the source look at these entities now. */
  readonly look: (entityRefs: readonly string[]) => Promise<void>;
  readonly logger: Pick<LoggerService, 'debug' | 'warn'>;
  /** Set when the backend stops. */
  readonly signal: AbortSignal;
  /** Milliseconds without further news after which it is looked. */
  readonly pause?: number;
  /** Milliseconds after the first news when it is looked in any case. */
  readonly patience?: number;
}

/**
 * Gathers what one source tells of changes at its tool, and has it look at the
 * entities concerned, each once.
 *
 * @remarks
 * One look at a time. Nothing is kept when the backend stops, or when a look
 * fails: the next run over all entities sees what changed.
 */
export class SourceNews {
  readonly #options: Required<SourceNewsOptions>;
  #subjects = new Set<string>();
  /** When the first of them came. */
  #waitsSince?: number;
  #timer?: NodeJS.Timeout;
  #isLooking = false;

  constructor(options: SourceNewsOptions) {
    this.#options = { ...DEFAULTS, ...options };
    options.signal.addEventListener('abort', () => this.#stop(), {
      once: true,
    });
  }

  /** Takes in subjects that changed, however many and however often. */
  tell(subjects: readonly string[]): void {
    const { logger, signal, sourceId } = this.#options;
    if (signal.aborted) {
      return;
    }
    for (const subject of subjects) {
      if (this.#subjects.size >= MAX_SUBJECTS) {
        logger.warn(
          `'${sourceId}' has news of more than ${MAX_SUBJECTS} subjects, the rest is left to its schedule`,
        );
        break;
      }
      this.#subjects.add(subjectKey(String(subject)));
    }
    this.#lookSoon();
  }

  #lookSoon(): void {
    const { pause, patience, signal } = this.#options;
    if (this.#isLooking || signal.aborted || this.#subjects.size === 0) {
      return;
    }
    const now = performance.now();
    this.#waitsSince ??= now;
    const wait = Math.min(pause, this.#waitsSince + patience - now);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), Math.max(0, wait));
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { logger, sourceId } = this.#options;
    const subjects = this.#subjects;
    this.#subjects = new Set();
    this.#waitsSince = undefined;
    this.#isLooking = true;
    try {
      const refs = await this.#refsOf(subjects);
      logger.debug(
        `'${sourceId}' has news of ${subjects.size} subjects, on which ${refs.length} entities depend`,
      );
      for (let at = 0; at < refs.length; at += ENTITIES_AT_ONCE) {
        await this.#lookAt(refs.slice(at, at + ENTITIES_AT_ONCE));
      }
    } catch (error) {
      logger.warn(`Could not find what '${sourceId}' has news of: ${error}`);
    }
    this.#isLooking = false;
    this.#lookSoon();
  }

  async #refsOf(subjects: ReadonlySet<string>): Promise<string[]> {
    const { entities, sourceId } = this.#options;
    const all = [...subjects];
    const index = await entities.read(read =>
      all.every(subject => read.refsOf(sourceId, subject).length > 0),
    );
    const refs = new Set<string>();
    for (const subject of all) {
      index?.refsOf(sourceId, subject).forEach(ref => refs.add(ref));
    }
    return [...refs];
  }

  async #lookAt(entityRefs: readonly string[]): Promise<void> {
    const { logger, look, signal, sourceId } = this.#options;
    if (signal.aborted) {
      return;
    }
    try {
      await look(entityRefs);
    } catch (error) {
      if (!signal.aborted) {
        logger.warn(
          `Could not look at ${entityRefs.length} entities that '${sourceId}' has news of: ${error}`,
        );
      }
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#subjects.clear();
  }
}
