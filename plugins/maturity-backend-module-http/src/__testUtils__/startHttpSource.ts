import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { DeclaredFactSource } from '../DeclaredFactSource';
import { declareSource, qualitySource } from './declare';
import { MemoryAnswer, MemoryToolReader } from './MemoryToolReader';

/** Reads the values of an answer, or whatever it is instead. */
function readValues(answer: CollectedFacts | undefined): unknown {
  if (!answer || !('facts' in answer)) {
    return answer;
  }
  return Object.fromEntries(
    Object.entries(answer.facts).map(([name, fact]) => [
      name,
      'value' in fact ? fact.value : fact,
    ]),
  );
}

/** Starts a source over a tool in memory; `clock` is the time that it sees. */
export function startHttpSource(
  answer: MemoryAnswer,
  http: JsonObject = qualitySource,
) {
  const clock = { now: Date.parse('2026-06-15T12:00:00Z') };
  const reader = new MemoryToolReader(answer);
  const logger = mockServices.logger.mock();
  const source = new DeclaredFactSource({
    ...declareSource(http),
    reader,
    now: () => clock.now,
  });
  const collect = async (
    entities: readonly Entity[],
    signal = new AbortController().signal,
  ) => {
    const etags = new Map();
    const answers = await source.collect({ entities, etags, signal, logger });
    return Object.fromEntries(
      [...answers].map(([each, one]) => [each, readValues(one)]),
    );
  };
  return { clock, reader, logger, source, collect };
}
