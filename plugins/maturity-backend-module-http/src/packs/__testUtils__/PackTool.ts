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
  /** @param url - Address of the tool. */
  readonly auth: JsonObject | ((url: string) => JsonObject);
  readonly parameters?: JsonObject;
}

/** Returns the credentials of a tool at an address. */
export function toAuth({ auth }: PackTool, url: string): JsonObject {
  return typeof auth === 'function' ? auth(url) : auth;
}

/** Reads a number in a query. */
export function count(url: URL, parameter: string, otherwise: number): number {
  return Number(url.searchParams.get(parameter) ?? otherwise);
}

/** Refuses parameters that a tool without a published description does not have. */
export function allowOnly(url: URL, names: readonly string[]): void {
  for (const name of url.searchParams.keys()) {
    if (!names.includes(name)) {
      throw new Error(`there is no parameter '${name}'`);
    }
  }
}
