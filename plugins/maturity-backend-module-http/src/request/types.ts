import { JsonValue } from '@backstage/types';
import { SourceBudget } from '@platform-maturity/backstage-plugin-maturity-common';
import { JoinedRequest } from '../declaration/joinSettings';

/** An item that a tool listed. */
export interface ToolItem {
  readonly value: JsonValue;
  /** Name of the server that listed it. */
  readonly server: string;
  /** Address of that server, without a slash at its end. */
  readonly baseUrl: string;
}

/** The answer of all servers of a tool to one request, with all its pages. */
export interface ToolAnswer {
  readonly items: readonly ToolItem[];
  /**
   * Why items may be missing, for people: `sonar.example.com refused the request
   * (403): the credentials need …`. Empty if all are there.
   */
  readonly gaps: readonly string[];
}

/**
 * Asks the servers of a tool.
 *
 * @remarks
 * A server that refuses, fails or cuts a list leaves a gap; the items of the others
 * are there.
 */
export interface ToolReader {
  /**
   * Sends a request of its source to all servers, page by page.
   *
   * @param options - `keys`: fill `{key}` (one) or `{keys}`; none for a list.
   * @throws PostponedError if a server wants to be left alone, the reason of the
   * signal once that is aborted
   */
  ask(
    request: JoinedRequest,
    options: {
      readonly keys?: readonly string[];
      readonly signal: AbortSignal;
    },
  ): Promise<ToolAnswer>;
  /** Starts to count the requests of a run anew; more than the source allows leave a gap. */
  beginRun(): void;
  /** Requests since the run began. */
  readonly requests: number;
  /** Lists what is left of the rate limits of the servers, as they stated it last. */
  listBudgets(): readonly SourceBudget[];
}
