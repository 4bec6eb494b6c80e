import { switchedOffCases } from '../__testUtils__/corpus/switchedOff';
import { factsIn, valueIn, workflow } from '../__testUtils__/detect';

const path = '.github/workflows/ci.yml';
const scan = { uses: 'aquasecurity/trivy-action@v1' };

describe('what is there and switched off', () => {
  it.each(switchedOffCases)('does not prove %s: %j', (fact, files, none) => {
    expect(valueIn(fact, files)).toEqual(none);
  });

  it.each([
    [{ ...scan, 'continue-on-error': true }],
    [{ ...scan, with: { 'exit-code': '0' } }],
    [{ uses: 'bridgecrewio/checkov-action@v1', with: { soft_fail: true } }],
    [{ run: 'trivy fs . || true' }],
    [{ run: 'set +e\ntrivy fs .' }],
  ])('tells that a scan of %j cannot fail the pipeline', step => {
    const facts = factsIn({ [path]: workflow(step) })!;
    expect(facts.securityScanners).toMatchObject({
      evidence: [{ title: expect.stringMatching(/-scan, may fail\)$/) }],
    });
    expect(facts.securityGates).toEqual({ value: [] });
  });

  it('knows a job that GitLab lets fail from one that gates', () => {
    const files = {
      '.gitlab-ci.yml':
        'a:\n  script: [trivy fs .]\n  allow_failure: true\nb:\n  script: [semgrep ci]',
    };
    expect(valueIn('securityScanners', files)).toEqual(['Semgrep', 'Trivy']);
    expect(valueIn('securityGates', files)).toEqual(['Semgrep']);
  });
});
