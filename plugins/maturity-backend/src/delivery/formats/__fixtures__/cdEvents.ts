/** Events as the CDEvents specification 0.6 describes them, about a shop. */

interface CdEvent {
  context: Record<string, unknown> & { type: string };
  subject: { id: string; source?: string; content: Record<string, unknown> };
  customData?: Record<string, unknown>;
}

function event(
  type: string,
  subject: CdEvent['subject'],
  context: Record<string, unknown> = {},
): CdEvent {
  return {
    context: {
      specversion: '0.6.0',
      id: '5f0c0de3-7c0f-4f6e-9c52-0d1f9c0b7a11',
      source: 'https://ci.example.com/pipelines/orders',
      type: `dev.cdevents.${type}`,
      timestamp: '2026-03-01T08:00:00.5Z',
      ...context,
    },
    subject,
  };
}

const artifactId =
  'pkg:oci/orders@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427?tag=1.4.2';

const service = {
  id: 'orders',
  source: 'https://cluster.example.com/shop',
  content: { environment: { id: 'production' }, artifactId },
};

const incident = {
  id: 'incident-123',
  source: 'https://monitoring.example.com',
  content: {
    description: 'Orders take longer than a second',
    environment: { id: 'production', source: 'https://cluster.example.com' },
    service: { id: 'orders', source: 'https://cluster.example.com/shop' },
    artifactId,
  },
};

export const deployed = event('service.deployed.0.3.0', service);

export const upgraded = event('service.upgraded.0.3.0', service);

export const rolledBack = event('service.rolledback.0.3.0', service);

export const removed = event('service.removed.0.3.0', {
  ...service,
  content: { environment: { id: 'production' } },
});

export const detected = event('incident.detected.0.3.0', incident);

export const reported = {
  ...event('incident.reported.0.3.0', {
    ...incident,
    content: {
      ...incident.content,
      ticketURI: 'https://tickets.example.com/345',
    },
  }),
  customData: { severity: 'medium' },
};

export const resolved = event('incident.resolved.0.3.0', incident, {
  timestamp: '2026-03-01T09:00:00Z',
});

export const merged = event('change.merged.0.3.0', {
  id: '8ba7f6fd5c1c4b5e9d2a3f4b5c6d7e8f90a1b2c3',
  source: 'https://github.com/acme/orders',
  content: { repository: { id: 'acme/orders', source: 'https://github.com' } },
});

/** As the specification 0.3 had it: other versions, and a type in the subject. */
export const deployedBy03 = {
  context: {
    version: '0.3.0',
    id: '271069a8-fc18-44f1-b38f-9d70a1695819',
    source: '/ci/orders',
    type: 'dev.cdevents.service.deployed.0.1.1',
    timestamp: '2026-03-01T08:00:00Z',
  },
  subject: {
    id: 'orders',
    source: '/cluster/shop',
    type: 'service',
    content: { environment: { id: 'production' }, artifactId },
  },
};
