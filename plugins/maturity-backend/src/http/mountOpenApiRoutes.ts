import { Router } from 'express';
import { readOpenApiDocument } from './openApiDocument';

/** Mounts the description of the HTTP interface, for everybody whom the backend lets in. */
export function mountOpenApiRoutes(router: Router): void {
  const openApi = readOpenApiDocument();

  router.get('/openapi.json', (_request, response) => {
    response.json(openApi.document);
  });

  router.get('/openapi.yaml', (_request, response) => {
    response.type('application/yaml').send(openApi.text);
  });
}
