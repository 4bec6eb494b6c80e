/** Looks, a second apart, in which nothing may change any more. */
const STILL = 4;

/**
 * Waits until the demo's sources have looked at everything once, and until what
 * came of it is assessed: the first minute after a start is not what the tests
 * are about.
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
  const { stage, checks } = items[0];
  return silent.length === 0
    ? `ready: ${JSON.stringify([stage, outcomesOf(checks)])}`
    : `no facts from ${silent.join(', ')}`;
}

function outcomesOf(checks: readonly { checkId: string; outcome: string }[]) {
  return checks.map(({ checkId, outcome }) => `${checkId} ${outcome}`);
}
