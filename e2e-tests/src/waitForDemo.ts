/**
 * Waits until the demo's sources have looked at everything once: the first
 * minute after a start is not what the tests are about.
 */
export default async function waitForDemo(): Promise<void> {
  const backend = process.env.E2E_BACKEND_URL;
  const end = Date.now() + 180_000;
  for (;;) {
    const state = await lookAt(`${backend}`).catch(error => String(error));
    if (state === 'ready') return;
    if (Date.now() > end) throw new Error(`The demo is not ready: ${state}`);
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
}

async function lookAt(backend: string): Promise<string> {
  const signedIn = await fetch(`${backend}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { backstageIdentity } = await signedIn.json();
  const response = await fetch(
    `${backend}/api/maturity/assessments/by-name/component/default/checkout-api`,
    { headers: { authorization: `Bearer ${backstageIdentity.token}` } },
  );
  if (!response.ok) return `HTTP ${response.status}`;
  const { items, sources } = await response.json();
  if (sources.length === 0 || !items[0]?.rank) return 'not assessed';
  const silent = sources
    .filter((source: { observedAt?: string }) => !source.observedAt)
    .map(({ sourceId }: { sourceId: string }) => sourceId);
  return silent.length === 0 ? 'ready' : `no facts from ${silent.join(', ')}`;
}
