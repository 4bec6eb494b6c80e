import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import { createPace } from '../plugins/maturity-backend-module-repository/src/__testUtils__/repositories';
import { readRepositoryConfig } from '../plugins/maturity-backend-module-repository/src/config';
import {
  createDetector,
  wantsContent,
} from '../plugins/maturity-backend-module-repository/src/detect/detect';
import { LocalRepositoryReader } from '../plugins/maturity-backend-module-repository/src/readers/LocalRepositoryReader';
import { writeRepository } from './detectInputs';
import { atMost, Figure, format, printFigure } from './Figure';

const FILES = 18_000;
const ROUNDS = 3;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly contents: number;
}

/**
 * A repository of 18,000 files: the local reader lists them and reads those to look
 * into, and the detector judges the whole. Each round is a process of its own; the
 * figures are the medians. The time is that of the CPU on all cores, which depends
 * little on the load of the machine, and is above that of the clock.
 */
export async function run(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'maturity-bench-'));
  try {
    const files = await writeRepository(directory, FILES);
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await measureInProcess(directory));
    }
    const median = (field: keyof Measured) =>
      rounds.map(each => each[field]).sort((a, b) => a - b)[ROUNDS >> 1];
    return [
      atMost({
        name: `detect, ${format(files)} files read and judged, CPU`,
        ...{ value: median('seconds'), unit: 's', budget: 3 },
        note: `${format(median('contents'))} looked into`,
      }),
      atMost({
        name: 'detect, memory above an idle process',
        ...{ value: median('megabytes'), unit: 'MB', budget: 200 },
        note: 'peak of RSS',
      }),
    ];
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function measureInProcess(directory: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
    ...[__filename, directory],
  ]);
  return JSON.parse(stdout);
}

/** Reads and judges the repository in this process. */
async function measure(directory: string): Promise<Measured> {
  const { limits, timeout } = readRepositoryConfig(
    mockServices.rootConfig(),
    directory,
  );
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  const reader = new LocalRepositoryReader({
    roots: new Map([['bench', directory]]),
    pace: createPace({ timeout }),
  });
  const { signal } = new AbortController();
  const request = { root: 'bench', wants: wantsContent(['']) };
  for await (const { result } of reader.read([request], { limits, signal })) {
    if (!('snapshot' in result)) {
      throw new Error(`The repository is not read: ${JSON.stringify(result)}`);
    }
    const facts = createDetector({
      ...result.snapshot,
      fileUrl: () => undefined,
    })('');
    if (!facts || !('value' in facts.deployWorkflows)) {
      throw new Error('The benchmark does not judge what it should');
    }
    const { user, system } = process.cpuUsage(start);
    return {
      seconds: (user + system) / 1_000_000,
      // In kilobytes.
      megabytes: process.resourceUsage().maxRSS / 1024 - before / 1024 / 1024,
      contents: result.snapshot.contents.size,
    };
  }
  throw new Error('The repository is not read');
}

if (require.main === module) {
  const [, , directory] = process.argv;
  if (directory) {
    measure(directory).then(measured =>
      process.stdout.write(JSON.stringify(measured)),
    );
  } else {
    run().then(figures => figures.forEach(printFigure));
  }
}
