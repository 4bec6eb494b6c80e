import { endpoints } from './endpoints';
import { openApiComponents } from './openApiComponents';
import { responseSchemas } from './responses';

const named = new Set(openApiComponents.values());

describe('openApiComponents', () => {
  it('names a schema by its type, and only once', () => {
    expect([...openApiComponents.keys()]).toEqual(
      expect.arrayContaining(['Error', 'Model', 'StageCounts', 'Unknown']),
    );
    expect(named.size).toBe(openApiComponents.size);
    for (const name of openApiComponents.keys()) {
      expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
    }
  });

  it.each(Object.entries(endpoints))('names the request of %s', (_, one) => {
    expect('request' in one ? named.has(one.request) : true).toBe(true);
  });

  it.each(
    Object.entries(responseSchemas).filter(
      // Their responses are texts.
      ([id]) => !id.startsWith('getOpenApi') && id !== 'getReport',
    ),
  )('names the response of %s', (_, schema) => {
    expect(named.has(schema)).toBe(true);
  });

  it.each(['ExportSubject', 'CheckOutcome', 'AssessmentSort'])(
    'leaves %s to the place where it is used',
    name => {
      expect(openApiComponents.has(name)).toBe(false);
    },
  );
});
