import { fileCases } from '../__testUtils__/corpus/files';
import { valueIn } from '../__testUtils__/detect';

describe('rules on files', () => {
  it.each(fileCases)('%s of %j is %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
  });
});
