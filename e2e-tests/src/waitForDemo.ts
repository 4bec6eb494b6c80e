/** Number of checks, one second apart, without any change. */
const STILL = 4;

/**
 * Waits until the sources of the demo have collected everything once and all
 * results are assessed. The tests do not cover the first minute after a start.
 */
export default async function waitForDemo(): Promise<void> {
  const backend = process.env.E2E_BACKEND_URL;
  const end = Date.now() + 180_000;
  let still = 0;
  let before = '';
  for (;;) {
    const state = await lookAt(`${backend}`).catch(error => String(error));
    still = state === before && state.startsWith('ready') ? still + 1 : 0;
    if (still === STILL) return;
    if (Date.now() > end) throw new Error(`The demo is not ready: ${state}`);
    before = state;
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
  const read = async (path: string) => {
    const response = await fetch(`${backend}/api/maturity/${path}`, {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    if (!response.ok) throw new Error(`HTTP ${response.status} of ${path}`);
    return response.json();
  };
  const [installed, { items, sources }] = await Promise.all([
    read('models'),
    read('assessments/by-name/component/default/checkout-api'),
  ]);
  if (!items[0]?.rank) return 'not assessed';
  const heard = new Set(
    sources
      .filter((source: { observedAt?: string }) => source.observedAt)
      .map(({ sourceId }: { sourceId: string }) => sourceId),
  );
  const silent = installed.sources
    .map(({ id }: { id: string }) => id)
    .filter((id: string) => !heard.has(id));
  const { stage, checks } = items[0];
  return silent.length === 0
    ? `ready: ${JSON.stringify([stage, readOutcomes(checks)])}`
    : `no facts from ${silent.join(', ')}`;
}

function readOutcomes(checks: readonly { checkId: string; outcome: string }[]) {
  return checks.map(({ checkId, outcome }) => `${checkId} ${outcome}`);
}
