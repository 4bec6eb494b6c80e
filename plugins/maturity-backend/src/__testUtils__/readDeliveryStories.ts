import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { DeliveryStory } from './storyEvents';

const FILE = resolve(__dirname, '../../../../examples/deliveries/stories.yaml');

/** The stories of the example organisation. */
export function readDeliveryStories(): DeliveryStory[] {
  return parseAllDocuments(readFileSync(FILE, 'utf8')).flatMap(document =>
    document.contents === null ? [] : [document.toJS()],
  );
}
