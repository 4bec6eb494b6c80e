import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { checkFactSource } from './factSourceSchema';

const sourceWith = (parts: { [key: string]: unknown }) =>
  Object.assign(new FakeFactSource(() => ({ facts: {} })), parts) as FactSource;

const subjectsOf = () => [];
const watch = async () => undefined;

describe('checkFactSource', () => {
  it.each([
    ['nothing but what it must have', {}],
    ['all that it may have', { resumes: true, subjectsOf, watch }],
    ['subjects alone', { subjectsOf }],
  ])('takes a source with %s', (_, parts) => {
    expect(() => checkFactSource(sourceWith(parts))).not.toThrow();
  });

  it.each([
    ['resumes that is not true', { resumes: false }, /resumes: must be true/],
    ['news without subjects', { watch }, /subjectsOf: must be there for watch/],
    [
      ...['subjects that are no function', { subjectsOf: ['x'] }],
      /subjectsOf: must be a function/,
    ],
    [
      ...['news that is no function', { subjectsOf, watch: 'github.push' }],
      /watch: must be a function/,
    ],
  ] as [string, object, RegExp][])('refuses %s', (_, parts, message) => {
    expect(() => checkFactSource(sourceWith({ ...parts }))).toThrow(message);
  });
});
