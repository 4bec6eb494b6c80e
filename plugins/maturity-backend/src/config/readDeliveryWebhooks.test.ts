import { InputError } from '@backstage/errors';
import { readDeliveryTopics } from './readDeliveryTopics';
import { readDeliveryWebhooks } from './readDeliveryWebhooks';

const secret = 'a-secret-of-16-chars';

describe('readDeliveryWebhooks', () => {
  it('opens nothing unless it is told to', () => {
    expect(readDeliveryWebhooks(undefined)).toEqual({});
  });

  it('takes one secret, or several, or none', () => {
    expect(
      readDeliveryWebhooks({
        pagerduty: { secret },
        flux: { secret: [secret, `${secret}-2`], environment: 'production' },
        argocd: { environment: 'staging' },
      }),
    ).toEqual({
      pagerduty: { secrets: [secret] },
      flux: { secrets: [secret, `${secret}-2`], environment: 'production' },
      argocd: { secrets: [], environment: 'staging' },
    });
  });

  it.each<[unknown, string]>([
    [
      { jenkins: { secret } },
      'maturity.delivery.webhooks.jenkins: unknown key',
    ],
    [
      { flux: { secret: 'short' } },
      'maturity.delivery.webhooks.flux.secret: must have at least 16 characters',
    ],
    [{ flux: { secret: [] } }, 'maturity.delivery.webhooks.flux.secret: must'],
    [{ flux: { secret: 7 } }, 'must be a text of at least 16 characters'],
    [{ flux: { secret: '' } }, 'maturity.delivery.webhooks.flux.secret: must'],
    [
      { flux: { secrets: secret } },
      "maturity.delivery.webhooks.flux.secrets: unknown key; did you mean 'secret'?",
    ],
    [
      { flux: { environment: 7 } },
      'maturity.delivery.webhooks.flux.environment: must be a text',
    ],
  ])('says what is wrong with %p, and no secret', (value, message) => {
    const act = () => readDeliveryWebhooks(value);
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
    expect(act).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    );
  });
});

describe('readDeliveryTopics', () => {
  it('listens, and takes nothing for a deployment that nobody declared', () => {
    expect(readDeliveryTopics(undefined)).toEqual({
      isEnabled: true,
      github: { workflows: [] },
    });
  });

  it('reads what deploys in GitHub', () => {
    const workflows = [{ name: 'Deploy', environment: 'production' }];
    const releases = { environment: 'production' };
    expect(
      readDeliveryTopics({ enabled: false, github: { workflows, releases } }),
    ).toEqual({ isEnabled: false, github: { workflows, releases } });
  });

  it('says what is wrong', () => {
    const github = { workflows: [{ name: 'Deploy' }] };
    expect(() => readDeliveryTopics({ github })).toThrow(
      'maturity.delivery.events.github.workflows[0].environment: must be a text',
    );
  });
});
