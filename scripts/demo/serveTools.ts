// Serves the made-up tools of the example organisation, only for the demo, on
// this port and the ones after it:
//   node --require @backstage/cli/config/nodeTransform.cjs \
//     scripts/demo/serveTools.ts 7010
import { startExampleTools } from '../../plugins/maturity-backend-module-http/src/packs/__testUtils__/startExampleTools';

startExampleTools({ port: Number(process.argv[2]), now: Date.now() }).then(
  tools => {
    for (const [id, { url }] of tools) {
      process.stdout.write(`Example data for ${id} at ${url}\n`);
    }
  },
);
