import {
  exampleAccess,
  fakeTools,
} from '../plugins/maturity-backend-module-http/src/packs/__testUtils__/fakeTools';
import { createItem } from './packsInputs';

/** The configuration of the packs for the tools that this process runs. */
export type PackSources = Readonly<Record<string, { readonly pack: object }>>;

/** The made-up tools of the packs, in a process of their own. */
async function serve({ entities }: { readonly entities: number }) {
  const sources: Record<string, { pack: object }> = {};
  for (const [id, tool] of Object.entries(fakeTools)) {
    const items = Array.from({ length: entities }, (_, number) =>
      createItem[id]!(number),
    );
    const { url } = await tool.start(items);
    sources[id] = { pack: exampleAccess(id, url) };
  }
  process.send?.({ packs: sources });
}

process.on('disconnect', () => process.exit(0));
serve(JSON.parse(process.argv[2]!));
