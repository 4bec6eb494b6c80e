import { createComponent, toRef } from './exampleWorld';
import { FakeRepository } from './FakeRepository';
import { readValues, startSource } from './startSource';

/** Collects the facts of a repository: its values, or the reason of what is unknown. */
export async function collectFacts(repository: FakeRepository) {
  const { collect } = await startSource([repository]);
  const answers = await collect([createComponent(repository.slug)]);
  return readValues(answers.get(toRef(repository.slug)));
}
