import { deploymentCases } from '../__testUtils__/corpus/deployments';
import { valueIn, workflow } from '../__testUtils__/detect';

const path = '.github/workflows/ci.yml';

describe('deployments', () => {
  it.each(deploymentCases)('%s of %j is %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
  });
});

describe('deployments of tests', () => {
  it('do not hide those of other jobs', () => {
    const content = JSON.stringify({
      jobs: {
        test: {
          steps: [
            { uses: 'helm/kind-action@v1' },
            { run: 'kubectl apply -f k8s/' },
          ],
        },
        'deploy-test': { steps: [{ run: 'helm upgrade web chart' }] },
      },
    });
    expect(valueIn('infrastructurePipelines', { [path]: content })).toEqual([
      'Helm',
    ]);
  });
});

describe('environments of pipelines', () => {
  it('are not those of jobs that deploy nothing', () => {
    const files = {
      '.github/workflows/test-staging.yml': workflow({ run: 'npm test' }),
      '.github/workflows/test-prod.yml': workflow({ run: 'npm test' }),
    };
    expect(valueIn('environments', files)).toEqual([]);
  });
});
