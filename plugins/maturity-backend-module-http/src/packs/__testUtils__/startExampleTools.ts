import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parse } from 'yaml';
import { exampleAccess, fakeTools } from './fakeTools';
import { FakeTool } from './FakeTool';

const FOLDER = resolve(__dirname, '../../../../../examples/tools');
const DAY = 24 * 3_600_000;

/** Lists the packs whose tools the example organisation has, in the order of their ports. */
function listExampleTools(): readonly string[] {
  return readdirSync(FOLDER)
    .map(name => basename(name, '.yaml'))
    .sort();
}

/**
 * Starts the made-up tools of the example organisation.
 *
 * @param options - `port`: of the first one, the others follow; any free ones when left
 * out. `now`: milliseconds since 1970.
 */
export async function startExampleTools(options: {
  readonly port?: number;
  readonly now: number;
}): Promise<ReadonlyMap<string, FakeTool>> {
  const { port, now } = options;
  const tools = new Map<string, FakeTool>();
  for (const [index, id] of listExampleTools().entries()) {
    const text = readFileSync(resolve(FOLDER, `${id}.yaml`), 'utf8');
    const items = parse(fillTimes(text, now));
    const own = port === undefined ? undefined : port + index;
    tools.set(id, await fakeTools[id]!.start(items, own));
  }
  return tools;
}

/** The configuration of the packs, for tools at any port. */
export function configurePacks(tools: ReadonlyMap<string, FakeTool>) {
  return Object.fromEntries(
    Array.from(tools, ([id, { url }]) => [
      id,
      { pack: exampleAccess(id, url) },
    ]),
  );
}

function fillTimes(text: string, now: number): string {
  return text
    .replace(/'\{(\d+) days ago in seconds\}'/g, (_, days) =>
      String(Math.floor((now - Number(days) * DAY) / 1000)),
    )
    .replace(/\{(\d+) days ago\}/g, (_, days) =>
      new Date(now - Number(days) * DAY).toISOString(),
    );
}
