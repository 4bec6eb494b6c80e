import { JsonObject } from '@backstage/types';
import { FakeTool } from './FakeTool';

/** The secret of each made-up tool. */
export const TOKEN = 'secret-of-the-made-up-tool';

/** A made-up tool, and how to ask it. */
export interface PackTool {
  /** @param port - Any free one when left out. */
  readonly start: (
    items: readonly JsonObject[],
    port?: number,
  ) => Promise<FakeTool>;
  readonly auth: JsonObject;
  readonly parameters?: JsonObject;
}

/** Reads a number in a query. */
export function count(url: URL, parameter: string, otherwise: number): number {
  return Number(url.searchParams.get(parameter) ?? otherwise);
}
