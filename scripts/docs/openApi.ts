/**
 * Writes the OpenAPI document of the backend from the endpoints and schemas of
 * the common package, or with `--check` fails when the file differs.
 */
import { stringify } from 'yaml';
import { createOpenApiDocument } from '../../plugins/maturity-common/src/api/openApiDocument';
import { writeOrCheck } from './document';

const header =
  '# Generated from plugins/maturity-common/src/api: change that, and run `yarn docs`.\n';

writeOrCheck({
  path: 'plugins/maturity-backend/src/schema/openapi.yaml',
  markdown:
    header +
    stringify(createOpenApiDocument(), {
      aliasDuplicateObjects: false,
      lineWidth: 100,
    }),
  check: process.argv.includes('--check'),
});
