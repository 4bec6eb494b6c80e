import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

/** The description of the HTTP interface, as written and as read. */
export interface OpenApiDocument {
  readonly text: string;
  readonly document: JsonObject;
}

/** Reads the description, which is published beside the code. */
export function readOpenApiDocument(): OpenApiDocument {
  const text = readFileSync(
    resolvePackagePath(
      '@platform-maturity/backstage-plugin-maturity-backend',
      'src/schema/openapi.yaml',
    ),
    'utf8',
  );
  return { text, document: parse(text) };
}
