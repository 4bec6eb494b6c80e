import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeInstructions, readInstructions } from './readInstructions.mjs';

const readme = `# Title

## Install it

\`\`\`sh
yarn --cwd packages/app add @acme/plugin
yarn --cwd packages/backend add \\
  @acme/plugin-backend \\
  @acme/plugin-events
\`\`\`

\`\`\`ts
// packages/backend/src/index.ts
backend.add(import('@acme/plugin-backend'));
\`\`\`

### Older releases

\`\`\`json
{ "resolutions": { "@acme/ui": "^1.0.0" } }
\`\`\`

## Next

\`\`\`sh
yarn --cwd packages/app add @acme/other
\`\`\`
`;

test('reads packages and snippets of one section', () => {
  assert.deepEqual(readInstructions(readme, '## Install it'), {
    added: [
      { folder: 'packages/app', name: '@acme/plugin' },
      { folder: 'packages/backend', name: '@acme/plugin-backend' },
      { folder: 'packages/backend', name: '@acme/plugin-events' },
    ],
    snippets: [
      {
        file: 'packages/backend/src/index.ts',
        code: "// packages/backend/src/index.ts\nbackend.add(import('@acme/plugin-backend'));\n",
      },
    ],
    rootManifest: {},
  });
});

test('puts sections together', () => {
  const merged = mergeInstructions(
    ['## Install it', '### Older releases'].map(heading =>
      readInstructions(readme, heading),
    ),
  );
  assert.equal(merged.added.length, 3);
  assert.equal(merged.snippets.length, 1);
  assert.deepEqual(merged.rootManifest, {
    resolutions: { '@acme/ui': '^1.0.0' },
  });
});

test('reads a part of a section alone', () => {
  assert.deepEqual(readInstructions(readme, '### Older releases'), {
    added: [],
    snippets: [],
    rootManifest: { resolutions: { '@acme/ui': '^1.0.0' } },
  });
});

test('says which section is missing', () => {
  assert.throws(
    () => readInstructions(readme, '## Uninstall it'),
    /no section "## Uninstall it"/,
  );
});
