import { z } from 'zod';
import { FactSourceDeclaration, Model } from '../model/types';
import { factSource, model } from './embedded/models';
import { list, object } from './schema';

/**
 * The schema of {@link ListModelsResponse}.
 *
 * @public
 */
export const listModelsResponseSchema = object({
  items: list<Model>(model),
  sources: list<FactSourceDeclaration>(factSource).describe(
    'The installed sources, with the facts that they declare',
  ),
});

/** @public */
export interface ListModelsResponse
  extends z.infer<typeof listModelsResponseSchema> {}
