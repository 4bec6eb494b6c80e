import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';

jest.setTimeout(60_000);

describe('deliveries', () => {
  it.each([
    [
      'an environment that is no text',
      { production: [1] },
      /maturity\.delivery\.production\[0\]: must be a text/,
    ],
    [
      'a slip of the pen',
      { incidentTracked: true },
      /maturity\.delivery\.incidentTracked: unknown key; did you mean 'incidentsTracked'/,
    ],
    [
      'an attribution that is none',
      { attribution: { to: 'guess' } },
      /maturity\.delivery\.attribution\.to: must be 'lastDeployment' or 'none'/,
    ],
    [
      'a label without a place to look',
      { match: [{ label: 'app' }] },
      /maturity\.delivery\.match\[0\]: must have either an annotation or a field/,
    ],
    [
      'a retention that cannot be compared',
      { retention: { days: 30 } },
      /maturity\.delivery\.retention: must be at least 180 days/,
    ],
    [
      'a retention that is none',
      { retention: 'soon' },
      /maturity\.delivery\.retention/,
    ],
    [
      'partitions that there are not',
      { partitions: 'month' },
      /maturity\.delivery\.partitions: must be 'quarter'/,
    ],
    [
      'partitions on SQLite',
      { partitions: 'quarter' },
      /maturity\.delivery\.partitions: needs PostgreSQL/,
    ],
    [
      'a schedule without a timeout',
      { schedule: { frequency: 'PT1M' } },
      /maturity\.delivery\.schedule.*timeout/,
    ],
  ])(
    'do not start with %s, and say where it is',
    async (_, delivery, message) => {
      await expect(
        startMaturityBackend({ config: { delivery } }),
      ).rejects.toThrow(message);
    },
  );
});
