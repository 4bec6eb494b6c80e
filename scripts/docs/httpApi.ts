/**
 * Writes `docs/http-api.md` from the OpenAPI document of the backend. With
 * `--check`, it fails if the file is out of date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readOpenApiDocument } from '../../plugins/maturity-backend/src/http/openApiDocument';
import { openApiToMarkdown, ShownDocument } from './openApiToMarkdown';

const path = resolve(__dirname, '../../docs/http-api.md');
const document = readOpenApiDocument().document as unknown as ShownDocument;
const expected = format(openApiToMarkdown(document), {
  ...resolveConfig.sync(path),
  filepath: path,
});

if (!process.argv.includes('--check')) {
  writeFileSync(path, expected);
} else if (!existsSync(path) || readFileSync(path, 'utf8') !== expected) {
  process.stderr.write(
    'docs/http-api.md does not say what the OpenAPI document does. Run `yarn docs` and commit the result.\n',
  );
  process.exitCode = 1;
}
