import { JsonValue } from '@backstage/types';
import { RequestDeclaration } from '../declaration/schema';
import { ToolAnswer, ToolReader } from '../request/types';

/** Answers one request. */
export type MemoryAnswer = (
  request: RequestDeclaration,
  keys: readonly string[] | undefined,
) => Promise<Partial<ToolAnswer>> | Partial<ToolAnswer>;

/** Answers from memory, and notes the keys of each request. */
export class MemoryToolReader implements ToolReader {
  readonly asked: (readonly string[] | undefined)[] = [];
  runs = 0;
  requests = 0;
  answer: MemoryAnswer;

  constructor(answer: MemoryAnswer) {
    this.answer = answer;
  }

  async ask(
    request: RequestDeclaration,
    {
      keys,
      signal,
    }: { readonly keys?: readonly string[]; readonly signal: AbortSignal },
  ): Promise<ToolAnswer> {
    signal.throwIfAborted();
    this.asked.push(keys);
    this.requests++;
    const answer = await this.answer(request, keys);
    signal.throwIfAborted();
    return { items: [], gaps: [], ...answer };
  }

  listBudgets(): readonly [] {
    return [];
  }

  beginRun(): void {
    this.runs++;
    this.requests = 0;
  }
}

/** Makes an item of each value. */
export function toItems(
  values: readonly JsonValue[],
  baseUrl = 'https://quality.example',
): ToolAnswer['items'] {
  const server = new URL(baseUrl).host;
  return values.map(value => ({ value, server, baseUrl }));
}
