import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  Assessment,
  Observation,
  ProfileResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import { fixtureAssessment, fixtureModel } from '../../__fixtures__';
import { ProfileNotes } from './ProfileNotes';

const model = {
  ...fixtureModel,
  profiles: [
    { id: 'service', title: 'Service', types: ['service'], default: true },
    { id: 'library', title: 'Library', types: ['library', 'npm-package'] },
  ],
};

function renderNotes(change: Partial<Assessment>) {
  renderInTestApp(
    <>
      <ProfileNotes
        model={model}
        assessment={{ ...fixtureAssessment, ...change }}
      />
      beside
    </>,
  );
}

const library: ProfileResult = {
  id: 'library',
  type: 'npm-package',
  isDefault: false,
  contradictions: [],
};

it.each<[ProfileResult, string]>([
  [library, 'Checked as: Library (type: npm-package)'],
  [
    { id: 'service', type: 'spaceship', isDefault: true, contradictions: [] },
    'Type spaceship is not known: checked as Service',
  ],
  [
    { id: 'service', isDefault: true, contradictions: [] },
    'No type: checked as Service',
  ],
  // A profile that the model has no longer.
  [{ ...library, id: 'gem' }, 'Checked as: gem (type: npm-package)'],
])('says of the profile %j: %s', async (profile, words) => {
  renderNotes({ profile });
  expect(await screen.findByText(words)).toBeVisible();
  expect(screen.queryByText(/the evidence shows otherwise/)).toBeNull();
});

it('warns, with the observations, of an entity that is not what its type says', async () => {
  const seen: Observation = {
    fact: 'repository/deployWorkflows',
    value: ['deploy.yml'],
    grade: 'observed',
  };
  renderNotes({ profile: { ...library, contradictions: [seen] } });
  expect(
    await screen.findByText(
      'Checked as Library, but the evidence shows otherwise',
    ),
  ).toBeVisible();
  expect(screen.getByText('deploy.yml', { exact: false })).toBeVisible();
});

it('says why an entity is not counted', async () => {
  renderNotes({ leftOut: 'Deprecated or retired' });
  expect(
    await screen.findByText('Not counted: Deprecated or retired'),
  ).toBeVisible();
});

it('says nothing without a profile', async () => {
  renderNotes({});
  expect(await screen.findByText('beside')).toBeVisible();
  expect(screen.queryByText(/Checked as|Not counted/)).toBeNull();
});
