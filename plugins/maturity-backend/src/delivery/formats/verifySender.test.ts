import { createHmac } from 'node:crypto';
import {
  verifyBearer,
  verifyEither,
  createSignatureVerifier,
} from './verifySender';

const secret = 'a secret of some length';
const body = Buffer.from('{"event":{"title":"Überlast"}}');
const sign = (key: string, bytes = body) =>
  createHmac('sha256', key).update(bytes).digest('hex');

const pagerDuty = createSignatureVerifier({
  header: 'x-pagerduty-signature',
  prefix: 'v1=',
});

describe('createSignatureVerifier', () => {
  it.each<[string, string | undefined, boolean]>([
    ['the right one', `v1=${sign(secret)}`, true],
    ['in capitals', `v1=${sign(secret).toUpperCase()}`, true],
    ['two, the second right', `v1=${sign('old')},v1=${sign(secret)}`, true],
    ['two, with a space', `v1=${sign(secret)}, v1=${sign('old')}`, true],
    ['of another version', `v2=${sign(secret)},v1=${sign('old')}`, false],
    ['without a version', sign(secret), false],
    ['with another secret', `v1=${sign('another')}`, false],
    ['over other bytes', `v1=${sign(secret, Buffer.from('{}'))}`, false],
    ['cut', `v1=${sign(secret).slice(0, 62)}`, false],
    ['empty', 'v1=', false],
    ['nothing', '', false],
    ['missing', undefined, false],
  ])('%s', (_, header, isProven) => {
    const headers = { 'x-pagerduty-signature': header };
    expect(pagerDuty({ headers, body }, secret)).toBe(isProven);
  });

  it('takes each of several headers', () => {
    const headers = {
      'x-pagerduty-signature': [`v1=${sign('old')}`, `v1=${sign(secret)}`],
    };
    expect(pagerDuty({ headers, body }, secret)).toBe(true);
  });

  it('is over the bytes and not over what they mean', () => {
    const headers = { 'x-pagerduty-signature': `v1=${sign(secret)}` };
    const spaced = Buffer.from('{ "event":{"title":"Überlast"}}');
    expect(pagerDuty({ headers, body: spaced }, secret)).toBe(false);
  });
});

describe('verifyBearer', () => {
  const prove = (authorization: string | undefined) =>
    verifyBearer({ headers: { authorization }, body }, 'some-secret-0123');

  it.each<[string | undefined, boolean]>([
    ['Bearer some-secret-0123', true],
    ['bearer some-secret-0123', true],
    ['Bearer some-secret-0124', false],
    ['Bearer some-secret-012', false],
    ['Basic some-secret-0123', false],
    ['some-secret-0123', false],
    ['Bearer ', false],
    [undefined, false],
  ])('%s', (authorization, isProven) => {
    expect(prove(authorization)).toBe(isProven);
  });
});

describe('verifyEither', () => {
  it('is given by one of the two', () => {
    const either = verifyEither(pagerDuty, verifyBearer);
    const token = 'some-secret-0123';
    const authorization = `Bearer ${token}`;
    expect(either({ headers: { authorization }, body }, token)).toBe(true);
    const signed = { 'x-pagerduty-signature': `v1=${sign(token)}` };
    expect(either({ headers: signed, body }, token)).toBe(true);
    expect(either({ headers: {}, body }, token)).toBe(false);
  });
});
