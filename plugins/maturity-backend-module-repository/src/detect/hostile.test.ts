import { factsIn, valueIn, workflow } from '../__testUtils__/detect';
import { hostileFiles } from '../__testUtils__/hostile';

describe('hostile pipelines', () => {
  it.each(Object.entries(hostileFiles))(
    'leave open what %s would show',
    (_, files) => {
      const facts = factsIn(files);
      expect(facts?.securityScanners).toEqual({
        unknown: expect.stringMatching(/^\S+ is too large to judge$/),
      });
      expect(facts?.tests).toEqual({ value: [] });
    },
  );

  it.each(Object.entries(hostileFiles))(
    'do not hide what others show beside %s',
    (_, files) => {
      const others = {
        ...files,
        '.github/workflows/scan.yml': workflow({
          uses: 'aquasecurity/trivy-action@v1',
        }),
      };
      expect(valueIn('securityScanners', others)).toEqual(['Trivy']);
    },
  );

  it('are cut together, when there are many of them', () => {
    const steps = Array.from({ length: 4_000 }, (_, index) => ({
      run: `make part-${index} of the work`,
    }));
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `.github/workflows/${index + 10}.yml`,
        workflow(...steps),
      ]),
    );
    expect(valueIn('securityScanners', many)).toEqual({
      unknown: expect.stringMatching(/ is too large to judge$/),
    });
  });

  it('may share steps by aliases as often as people do', () => {
    const jobs = Array.from(
      { length: 40 },
      (_, index) => `  job${index}: { steps: *steps }\n`,
    ).join('');
    const text = `on: push\nx: &steps\n  - uses: actions/checkout@v4\n  - run: trivy fs .\njobs:\n${jobs}`;
    expect(
      valueIn('securityScanners', { '.github/workflows/ci.yml': text }),
    ).toEqual(['Trivy']);
  });
});
