import { isRegistration, specSchema } from './registration';

const register = {
  id: 'register',
  name: 'Register',
  action: 'catalog:register',
};
const publish = { id: 'publish', name: 'Publish', action: 'publish:github' };
const result = "${{ steps['register'].output.entityRef }}";

it.each<[string, unknown, boolean]>([
  [
    'its result',
    { steps: [publish, register], output: { entityRef: result } },
    true,
  ],
  [
    'its result in a link',
    {
      steps: [register],
      output: { links: [{ url: 'a' }, { entityRef: result }] },
    },
    true,
  ],
  [
    'its result, written otherwise',
    {
      steps: [register],
      output: { entityRef: '${{steps.register.output.entityRef}}' },
    },
    true,
  ],
  [
    'a parameter',
    {
      steps: [register],
      output: { entityRef: '${{ parameters.component }}' },
    },
    false,
  ],
  [
    'a parameter besides',
    {
      steps: [register],
      output: {
        entityRef: result,
        links: [{ entityRef: '${{ parameters.component }}' }],
      },
    },
    false,
  ],
  [
    'the result of another step',
    { steps: [{ ...publish, id: 'register' }], output: { entityRef: result } },
    false,
  ],
  [
    'more than the result',
    {
      steps: [register],
      output: {
        entityRef: '${{ parameters.a or steps.register.output.entityRef }}',
      },
    },
    false,
  ],
  ['nothing', { steps: [register], output: { links: [] } }, false],
  ['no output', { steps: [register] }, false],
  ['no steps', { output: { entityRef: result } }, false],
  ['steps of another form', { steps: 5, output: { entityRef: result } }, false],
])('sees whether an output names %s', (_, spec, expected) => {
  expect(isRegistration(specSchema.parse(spec))).toBe(expected);
});
