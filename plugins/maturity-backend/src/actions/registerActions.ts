import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { endpoints } from '@platform-maturity/backstage-plugin-maturity-common';
import { parseRequest } from '../http/parseRequest';
import { SourceTrier } from '../http/SourceTrier';

/** Longest wait for a source, in milliseconds: callers of actions do not hang up. */
const TIMEOUT = 120_000;

/** Registers what agents and `backstage-cli actions execute` can ask for. */
export function registerActions(
  registry: ActionsRegistryService,
  { trier }: { readonly trier: Pick<SourceTrier, 'run'> },
): void {
  registry.register({
    name: 'try-source',
    title: 'Try a maturity source',
    description:
      'Asks an installed fact source about up to 20 entities, and tells its facts, what stays unknown and why, and which requests it sent. Stores nothing.',
    schema: {
      input: z =>
        z.object({
          sourceId: z
            .string()
            .describe('Id of an installed source, such as argo-cd'),
          entityRefs: z
            .string()
            .describe('1 to 20 entity refs, separated by commas'),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              entityRef: z.string(),
              result: z.enum(['facts', 'nothing', 'failed', 'notAsked']),
              message: z.string().optional(),
              facts: z
                .array(z.object({ fact: z.string() }).passthrough())
                .describe('With value, or with the reason why it is unknown'),
            }),
          ),
          messages: z.array(z.string()).describe('The log of the source'),
          milliseconds: z.number(),
        }),
    },
    attributes: { readOnly: true, destructive: false, idempotent: true },
    action: async ({ credentials, input }) => {
      const tried = await trier.run({
        sourceId: input.sourceId,
        read: async () => ({
          credentials,
          input: parseRequest(endpoints.trySource.request, {
            sourceId: input.sourceId,
            entityRefs: input.entityRefs
              .split(',')
              .map(ref => ref.trim())
              .filter(ref => ref !== ''),
          }),
        }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
      return {
        output: {
          ...tried,
          items: tried.items.map(item => ({
            ...item,
            facts: item.facts.map(fact => ({ ...fact })),
          })),
          messages: [...tried.messages],
        },
      };
    },
  });
}
