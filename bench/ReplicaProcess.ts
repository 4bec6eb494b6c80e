import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { forkServer, freePort } from './BenchServer';
import type {
  ReplicaCommand,
  ReplicaMessage,
  ReplicaOptions,
} from './replicaServer';

type OnCollected = (sourceId: string, names: readonly string[]) => void;

/** The options of a replica, and of its process. */
interface ReplicaProcessOptions extends Omit<ReplicaOptions, 'port' | 'round'> {
  /** Where the benchmarks of another version are. */
  readonly bench?: string;
}

/** A replica in a process that can be killed, and starts again. */
export class ReplicaProcess {
  readonly #options: ReplicaProcessOptions;
  readonly #onCollected: OnCollected;
  #child?: ChildProcess;
  #url?: string;
  #isKilled = false;
  #errors = '';
  /** How often it ended without being killed. */
  ends = 0;
  /** The source that it collected from last, since it started. */
  lastSource?: string;

  constructor(
    options: ReplicaProcessOptions,
    onCollected: OnCollected = () => {},
  ) {
    this.#options = options;
    this.#onCollected = onCollected;
  }

  /** Where it takes requests, while it is ready for them. */
  get url(): string | undefined {
    return this.#url;
  }

  async start(round: number): Promise<void> {
    const port = await freePort();
    const { bench, ...options } = this.#options;
    const given = { ...options, port, round };
    const child = forkServer('replicaServer.ts', given, bench);
    this.#child = child;
    this.#isKilled = false;
    this.#errors = '';
    this.lastSource = undefined;
    child.stdout?.resume();
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors += text;
    });
    const started = new Promise<void>((resolve, reject) => {
      child.on('message', (message: ReplicaMessage) => {
        if (message === 'started') {
          this.#url = `http://localhost:${port}`;
          resolve();
        } else if (message.collected) {
          this.lastSource = message.collected;
          this.#onCollected(message.collected, message.names);
        }
      });
      child.once('exit', () => reject(new Error(this.#errors)));
    });
    child.once('exit', () => {
      this.#url = undefined;
      if (!this.#isKilled) {
        this.ends += 1;
        this.#child = undefined;
      }
    });
    await started;
  }

  /** Whether its process is there. */
  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null;
  }

  /** Has its sources report the facts of a round, or all tasks run. */
  tell(command: ReplicaCommand): void {
    if (this.#url) {
      this.#child?.send(command);
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) {
      return;
    }
    this.#isKilled = true;
    this.#child = undefined;
    this.#url = undefined;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }
}
