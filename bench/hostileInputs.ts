import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readdirSync } from 'node:fs';
import { Entity } from '@backstage/catalog-model';
import {
  aliasedSteps,
  hostileFiles,
} from '../plugins/maturity-backend-module-repository/src/__testUtils__/hostile';

/** The secret of the webhooks. */
export const SECRET = 'secret-of-hostile-senders';

const MEGABYTE = 1_000_000;

/** Files by path, by the name of their repository. */
function hostileRepositories(): { [name: string]: { [path: string]: string } } {
  const many = (count: number, path: (index: number) => string, text: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [path(index), text]),
    );
  const single = Object.values(hostileFiles).map(files =>
    Object.fromEntries(
      Object.entries(files).map(([path, text = '']) => [path, text]),
    ),
  );
  const all = [
    ...single,
    many(20, index => `.github/workflows/${index}.yml`, aliasedSteps()),
    many(20, index => `deploy/${index}.yaml`, 'kind: X\n---\n'.repeat(20_000)),
    many(20, index => `${index}.tf`, '\n'.repeat(250_000)),
    {
      ...many(2_000, index => `${'a'.repeat(90)}${index}/x`, ''),
      '.gitattributes': `${'*a'.repeat(30)}b export-ignore\n`.repeat(3_000),
    },
    many(10_000, index => `${'a/'.repeat(30)}${index}.yaml`, ''),
  ];
  return Object.fromEntries(all.map((files, index) => [`r${index}`, files]));
}

/** Writes the repositories into a folder. */
export async function writeRepositories(folder: string): Promise<void> {
  for (const [name, files] of Object.entries(hostileRepositories())) {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}

/** An entity for each repository in the folder. */
export function hostileEntities(folder: string): Entity[] {
  return readdirSync(folder).map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'platform-maturity.io/local-source': `hostile/${name}`,
        ...Object.fromEntries(
          Array.from({ length: 50 }, (_, index) => [
            `example.com/a${index}`,
            'x'.repeat(10_000),
          ]),
        ),
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:x' },
  }));
}

/** Facts with the longest values that may be stored. */
export const hostileValues = Object.fromEntries(
  Array.from({ length: 50 }, (_, index) => [
    `value${index}`,
    Array.from({ length: 60 }, () => 'a'.repeat(500)),
  ]),
);

/** A model with as many conditions on them as an organisation may write. */
export const hostileModel = {
  id: 'hostile',
  version: 1,
  title: 'Hostile',
  appliesTo: { kind: 'Component' },
  stages: [
    { id: 'first', title: 'First', summary: 'First', advice: 'None' },
    {
      id: 'second',
      title: 'Second',
      summary: 'Second',
      advice: 'None',
      checks: Object.keys(hostileValues).map(name => ({
        id: name.toLowerCase(),
        title: name,
        why: 'To take time.',
        fix: { text: 'None', effort: 'small' },
        condition: {
          $all: Array.from({ length: 20 }, (_, index) => ({
            [`hostile/${name}`]: { $contains: `${'a'.repeat(499)}${index}` },
          })),
        },
      })),
    },
  ],
};

/** Bodies by the path that they are sent to, and what they are. */
export function hostileBodies(): {
  path: string;
  name: string;
  type?: string;
  body: string;
}[] {
  const list = (size: number, item: object) => {
    const text = JSON.stringify(item);
    return `[${`${text},`.repeat(size / (text.length + 1) - 1)}${text}]`;
  };
  const batch = 'application/cloudevents-batch+json';
  const cloudEvent = {
    specversion: '1.0',
    id: 'a',
    source: '/a',
    type: 'dev.cdevents.service.deployed.0.1.0',
    data: { context: {}, subject: { id: 'x', content: {} } },
  };
  const alert = {
    status: 'firing',
    labels: { a: 'b' },
    startsAt: '2026-01-01T00:00:00Z',
    fingerprint: 'x',
  };
  const ce = '/deliveries/cloudevents';
  const am = '/deliveries/webhooks/alertmanager';
  return [
    {
      path: ce,
      type: batch,
      name: 'a batch',
      body: list(MEGABYTE, cloudEvent),
    },
    {
      path: ce,
      type: batch,
      name: 'numbers',
      body: `[${'1,'.repeat(400_000)}1]`,
    },
    { path: ce, name: 'lists in lists', body: '['.repeat(MEGABYTE) },
    {
      path: ce,
      type: 'application/cloudevents+json',
      name: 'encoded data',
      body: JSON.stringify({
        ...cloudEvent,
        data: undefined,
        data_base64: 'A'.repeat(120_000),
      }),
    },
    {
      path: am,
      name: 'alerts',
      body: `{"version":"4","alerts":${list(MEGABYTE, alert)}}`,
    },
    {
      path: am,
      name: 'labels',
      body: `{"version":"4","alerts":${list(MEGABYTE, {
        ...alert,
        labels: Object.fromEntries(
          Array.from({ length: 400 }, (_, index) => [`l${index}`, 'v']),
        ),
      })}}`,
    },
    { path: am, name: 'no alerts', body: `{"alerts":${list(MEGABYTE, {})}}` },
    {
      path: '/deliveries',
      name: 'empty events',
      body: `{"items":${list(19 * MEGABYTE, {})}}`,
    },
    {
      path: '/deliveries',
      name: 'wide events',
      body: `{"items":${list(19 * MEGABYTE, {
        kind: 'deployment',
        changes: Array.from({ length: 900 }, () => 'c'),
      })}}`,
    },
    {
      path: '/deliveries',
      name: 'events',
      body: JSON.stringify({
        items: Array.from({ length: 10_000 }, (_, index) => ({
          kind: 'deployment',
          source: 'hostile',
          externalId: `e${index}`,
          target: {
            labels: { service: `r${index % 10}`, path: '/'.repeat(400) },
          },
          finishedAt: '2026-11-01T00:00:00Z',
          title: 'x'.repeat(1_500),
        })),
      }),
    },
  ];
}
