// Serves the fake GitHub of the example organisation, only for the demo:
//   node --require @backstage/cli/config/nodeTransform.cjs \
//     scripts/demo/serveGithub.ts 7009
import { FakeGithub } from '../../plugins/maturity-backend-module-github/src/__testUtils__/FakeGithub';
import { readExampleWorld } from '../../plugins/maturity-backend-module-github/src/__testUtils__/readExampleWorld';

FakeGithub.start(readExampleWorld(Date.now()), {
  port: Number(process.argv[2]),
  webUrl: 'https://github.ternandtide.example',
}).then(github => {
  process.stdout.write(`Example data for GitHub at ${github.apiUrl}\n`);
});
