/**
 * Writes the OpenAPI document of the backend, and `docs/http-api.md`, from the
 * endpoints and schemas of the common package, or with `--check` fails when one
 * of the files differs.
 */
import { stringify } from 'yaml';
import { createOpenApiDocument } from '../../plugins/maturity-common/src/api/openApiDocument';
import { writeOrCheck } from './document';
import { openApiToMarkdown, ShownDocument } from './openApiToMarkdown';

const origin =
  'Generated from plugins/maturity-common/src/api: change that, and run `yarn docs`.';
const document = createOpenApiDocument();
const check = process.argv.includes('--check');

writeOrCheck({
  path: 'plugins/maturity-backend/src/schema/openapi.yaml',
  markdown: `# ${origin}\n${stringify(document, {
    aliasDuplicateObjects: false,
    lineWidth: 100,
  })}`,
  check,
});

writeOrCheck({
  path: 'docs/http-api.md',
  markdown: openApiToMarkdown(document as unknown as ShownDocument, origin),
  check,
});
