import { JsonValue } from '@backstage/types';
import { readSeries } from './readSeries';

const series = (value: JsonValue) => ({
  metric: { __name__: 'up', job: 'shop' },
  value: [1_790_000_000.5, value],
});
const vector = (result: JsonValue, more: object = {}) => ({
  status: 'success',
  data: { resultType: 'vector', result },
  ...more,
});

describe('readSeries', () => {
  it.each<[text: string, value: JsonValue]>([
    ['1', 1],
    ['-0.25', -0.25],
    ['1e-07', 1e-7],
    ['1.5e+300', 1.5e300],
    ['NaN', 'NaN'],
    ['+Inf', '+Inf'],
    ['-Inf', '-Inf'],
    ['', ''],
  ])('reads the value %j as %j', async (text, value) => {
    expect(await readSeries(vector([series(text)]))).toEqual({
      series: [
        {
          labels: { __name__: 'up', job: 'shop' },
          value,
          time: 1_790_000_000.5,
        },
      ],
    });
  });

  it.each<[what: string, body: JsonValue, gap: string]>([
    ['an error', { status: 'error', error: 'too slow' }, 'an error: too slow'],
    ['something else', { data: [] }, 'gave no answer to a query of PromQL'],
    ['a list', [], 'gave no answer to a query of PromQL'],
    ['no list', vector(null), 'not with a vector'],
    ['a warning', vector([], { warnings: ['a', 'b'] }), 'a warning: a'],
    ['no value', vector([{ metric: {} }]), '1 series without one value each'],
    ['a number as value', vector([series(1)]), '1 series without one value'],
  ])('says what is missing of %s', async (_, body, gap) => {
    expect((await readSeries(body)).gap).toContain(gap);
  });

  it.each<[what: string, more: object]>([
    ['nothing', {}],
    ['null', { warnings: null, infos: null }],
    ['no warnings', { warnings: [] }],
    [
      'a hint at a name',
      { infos: ['PromQL info: metric might not be a counter, name …'] },
    ],
  ])('takes an empty vector with %s for a whole one', async (_, more) => {
    expect(await readSeries(vector([], more) as JsonValue)).toEqual({
      series: [],
    });
  });
});
