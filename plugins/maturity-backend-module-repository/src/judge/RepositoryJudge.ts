import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import limiter, { Limit } from 'p-limit';
import { RepositorySnapshot } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { RepositoryFacts } from '../declarations';
import {
  JudgeAnswer,
  JudgeMessage,
  workerFile,
  workerMark,
} from './judgeWorker';
import { toParts } from './snapshotParts';

const LIMITS = 'maturity.sources.repository.limits';
/** A worker that has nothing to do is stopped after so many milliseconds. */
const IDLE_MS = 30_000;

/** How much judging one repository may take. */
export interface JudgeLimits {
  /** Milliseconds for one repository. */
  readonly judgeTimeout: number;
  /** Megabytes of memory for one repository. */
  readonly judgeMemory: number;
}

/** Why a repository has no facts: the rest of a sentence that begins with its name. */
export class JudgeError extends Error {}

/** The facts of folders. `undefined` for a folder that is not in the repository. */
export type JudgedFolders = ReadonlyMap<string, RepositoryFacts | undefined>;

type JudgedSnapshot = Pick<RepositorySnapshot, 'files' | 'contents' | 'unread'>;

/**
 * Judges repositories in worker threads, so that no repository keeps the backend
 * from answering.
 *
 * @remarks
 * A worker that takes too long or too much memory is stopped, and only the
 * repository that it judges has no facts. Workers are reused, and stopped when they
 * are idle. They do not keep the process alive.
 */
export class RepositoryJudge {
  readonly #limits: JudgeLimits;
  readonly #limit: Limit;
  readonly #idle = new Map<Worker, NodeJS.Timeout>();

  constructor(options: {
    readonly limits: JudgeLimits;
    /** Repositories that are judged at the same time. */
    readonly workers: number;
  }) {
    this.#limits = options.limits;
    this.#limit = limiter(options.workers);
  }

  /**
   * Judges the folders of a repository. The links of evidence are paths.
   *
   * @throws JudgeError that says why there are no facts, or the reason of the signal
   */
  async judge(
    snapshot: JudgedSnapshot,
    folders: readonly string[],
    signal: AbortSignal,
  ): Promise<JudgedFolders> {
    return this.#limit(async () => {
      signal.throwIfAborted();
      const worker = this.#takeWorker();
      try {
        const facts = await this.#judgeWith(worker, {
          snapshot,
          folders,
          signal,
        });
        this.#keep(worker);
        return facts;
      } catch (error) {
        await worker.terminate();
        throw error;
      }
    });
  }

  /** Stops the workers that are idle. */
  async stop(): Promise<void> {
    await Promise.all([...this.#idle.keys()].map(one => this.#discard(one)));
  }

  async #judgeWith(
    worker: Worker,
    options: {
      readonly snapshot: JudgedSnapshot;
      readonly folders: readonly string[];
      readonly signal: AbortSignal;
    },
  ): Promise<JudgedFolders> {
    const { snapshot, folders, signal } = options;
    const { judgeTimeout } = this.#limits;
    const done = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<JudgedFolders>((resolve, reject) => {
      const onMessage = (message: JudgeAnswer) => {
        if ('begun' in message) {
          timer = setTimeout(
            () =>
              reject(
                new JudgeError(
                  `is too large to judge: it took longer than ${
                    judgeTimeout / 1000
                  } seconds, the limit at ${LIMITS}.judgeTimeout`,
                ),
              ),
            judgeTimeout,
          );
        } else if ('facts' in message) {
          resolve(new Map(message.facts));
        } else {
          reject(new JudgeError(`could not be judged: ${message.error}`));
        }
      };
      const onError = (error: Error) => reject(this.#describe(error));
      const onExit = (code: number) =>
        reject(
          new JudgeError(`could not be judged: its thread ended with ${code}`),
        );
      const onAbort = () => reject(signal.reason);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      signal.addEventListener('abort', onAbort);
      done.signal.addEventListener('abort', () => {
        worker.off('message', onMessage).off('error', onError);
        worker.off('exit', onExit);
        signal.removeEventListener('abort', onAbort);
      });
    });
    try {
      const sent = send(worker, snapshot, folders);
      await Promise.race([sent, answer]);
      return await answer;
    } finally {
      clearTimeout(timer);
      done.abort();
    }
  }

  #describe(error: Error): Error {
    return Reflect.get(error, 'code') === 'ERR_WORKER_OUT_OF_MEMORY'
      ? new JudgeError(
          `is too large to judge: it took more than ${
            this.#limits.judgeMemory
          } MB of memory, the limit at ${LIMITS}.judgeMemory`,
        )
      : new JudgeError(`could not be judged: ${error.message}`);
  }

  #takeWorker(): Worker {
    const [idle] = this.#idle;
    if (idle) {
      const [worker] = idle;
      this.#forget(worker);
      return worker;
    }
    const worker = startWorker(this.#limits.judgeMemory);
    worker.once('exit', () => this.#forget(worker));
    return worker;
  }

  #keep(worker: Worker): void {
    const timer = setTimeout(() => this.#discard(worker), IDLE_MS).unref();
    this.#idle.set(worker, timer);
  }

  #forget(worker: Worker): void {
    clearTimeout(this.#idle.get(worker));
    this.#idle.delete(worker);
  }

  async #discard(worker: Worker): Promise<void> {
    this.#forget(worker);
    await worker.terminate();
  }
}

function startWorker(megabytes: number): Worker {
  const worker = new Worker(workerFile, {
    workerData: workerMark,
    // It needs no secrets, and no instrumentation that is preloaded.
    env: {},
    execArgv: listTransforms(),
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  worker.unref();
  // Without a listener, an error of an idle worker would end the backend.
  worker.on('error', () => {});
  return worker;
}

/** TypeScript is run as `backstage-cli` does; a published package has none. */
function listTransforms(): string[] {
  return workerFile.endsWith('.ts')
    ? ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')]
    : [];
}

/** Sends a snapshot part by part, with the event loop free in between. */
async function send(
  worker: Worker,
  snapshot: JudgedSnapshot,
  folders: readonly string[],
): Promise<void> {
  const post = (message: JudgeMessage) => worker.postMessage(message);
  for (const part of toParts(snapshot)) {
    post({ part });
    await setImmediate();
  }
  post({ folders });
}
