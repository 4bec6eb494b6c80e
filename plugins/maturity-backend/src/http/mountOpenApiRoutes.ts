import { endpoints } from '@platform-maturity/backstage-plugin-maturity-common';
import { Router } from 'express';
import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';

/** Mounts the description of the HTTP interface, for everybody whom the backend lets in. */
export function mountOpenApiRoutes(router: Router): void {
  const openApi = readOpenApiDocument();

  router.get(endpoints.getOpenApiJson.path, (_request, response) => {
    response.json(openApi.document);
  });

  router.get(endpoints.getOpenApiYaml.path, (_request, response) => {
    response.type('application/yaml').send(openApi.text);
  });
}

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
