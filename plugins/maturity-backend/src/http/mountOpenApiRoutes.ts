import { endpoints } from '@platform-maturity/backstage-plugin-maturity-common';
import { Router } from 'express';
import { readOpenApiDocument } from './openApiDocument';

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
