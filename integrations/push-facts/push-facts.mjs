#!/usr/bin/env node
// Pushes facts of a pipeline to the maturity plugin of Backstage. Needs Node 20 and
// nothing else. Run it with --help, or see docs/push-facts.md.
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  readCoverage,
  readProvenance,
  readSarif,
  readSbom,
  readValue,
} from './reports.mjs';

const HELP = `Usage: node push-facts.mjs --url <backend> --source <id> --entity <ref> [facts]

  --url         address of the Backstage backend, https://backstage.example.com
  --source      id of the source at maturity.push.sources
  --entity      full ref of the entity, component:default/orders
  --audience    audience of the OIDC token, maturity when left out
  --observed-at when it was observed, now when left out
  --evidence    link to the report or the run
  --no-fail     exits with 0 whatever happens
  --dry-run     prints the request and sends nothing

Facts, each any number of times:
  --coverage name=file      LCOV, Cobertura, JaCoCo, or coverage-summary.json of Istanbul
  --sarif prefix=file       three facts: <prefix>Errors, <prefix>Warnings, <prefix>Notes
  --sbom name=file          CycloneDX or SPDX
  --provenance name=code    exit code of the verifier
  --fact name=value         JSON, or a text

The token: of GitHub Actions with the permission id-token: write; else an OIDC token in
MATURITY_ID_TOKEN; else a token of Backstage in BACKSTAGE_TOKEN.`;

const readers = {
  coverage: readCoverage,
  sarif: readSarif,
  sbom: readSbom,
  provenance: readProvenance,
  fact: readValue,
};

const ATTEMPTS = 5;
const TIMEOUT_MS = 30_000;

/** An error that people can do something about, without a stack. */
class Problem extends Error {}

/** The options of the command line, else those of a GitHub action. */
function readOptions() {
  const text = { type: 'string' };
  const names = [
    'url',
    'source',
    'entity',
    'audience',
    'observed-at',
    'evidence',
  ];
  const { values } = parseArgs({
    options: {
      ...Object.fromEntries(names.map(name => [name, text])),
      ...Object.fromEntries(
        Object.keys(readers).map(name => [
          name,
          { type: 'string', multiple: true },
        ]),
      ),
      'no-fail': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const input = name =>
    process.env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  const options = { ...values };
  for (const name of names) {
    options[name] ??= input(name);
  }
  for (const name of Object.keys(readers)) {
    options[name] ??= input(name)
      ?.split('\n')
      .map(line => line.trim())
      .filter(Boolean);
  }
  for (const name of ['no-fail', 'dry-run']) {
    options[name] ??= input(name) === 'true';
  }
  return options;
}

function readFacts(options) {
  const facts = {};
  for (const [option, read] of Object.entries(readers)) {
    for (const pair of options[option] ?? []) {
      const at = pair.indexOf('=');
      if (at < 1) {
        throw new Problem(`--${option} ${pair}: must be like name=value`);
      }
      Object.assign(facts, read(pair.slice(0, at), pair.slice(at + 1)));
    }
  }
  if (Object.keys(facts).length === 0) {
    throw new Problem('There is no fact to push; see --help');
  }
  return facts;
}

function toBody(options) {
  for (const name of ['url', 'source', 'entity']) {
    if (!options[name]) {
      throw new Problem(`--${name} is missing; see --help`);
    }
  }
  const observedAt = options['observed-at'] ?? new Date().toISOString();
  // Jenkins and GitLab say where the run is; that of a token is linked anyway.
  const url =
    options.evidence ?? process.env.BUILD_URL ?? process.env.CI_JOB_URL;
  const evidence = url && [{ title: 'Report', url }];
  const items = Object.entries(readFacts(options)).map(([fact, value]) => ({
    entityRef: options.entity,
    fact,
    ...value,
    observedAt,
    ...(evidence && { evidence }),
  }));
  return { sourceId: options.source, items };
}

/** The token, and where it is accepted. */
async function readToken({ audience = 'maturity' }) {
  const { env } = process;
  if (env.ACTIONS_ID_TOKEN_REQUEST_URL) {
    const url = new URL(env.ACTIONS_ID_TOKEN_REQUEST_URL);
    url.searchParams.set('audience', audience);
    const { value } = await send(url, {
      headers: {
        authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`,
      },
    });
    return { token: value, path: '/api/maturity/facts/oidc' };
  }
  if (env.MATURITY_ID_TOKEN) {
    return { token: env.MATURITY_ID_TOKEN, path: '/api/maturity/facts/oidc' };
  }
  if (env.BACKSTAGE_TOKEN) {
    return { token: env.BACKSTAGE_TOKEN, path: '/api/maturity/facts' };
  }
  throw new Problem(
    'There is no token. In GitHub Actions, give the job the permission id-token: write; in GitLab, set id_tokens; else set BACKSTAGE_TOKEN',
  );
}

/** Sends a request, again where that can help: pushing twice changes nothing. */
async function send(url, init) {
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptTo(url, init);
    if (answer.body) {
      return answer.body;
    }
    if (!answer.isTemporary || attempt === ATTEMPTS) {
      throw new Problem(`${url.host}: ${answer.problem}`);
    }
    const pause = answer.pause ?? 2 ** (attempt - 1);
    console.error(`${url.host}: ${answer.problem}. Again in ${pause} s`);
    await wait(pause * 1_000 * Number(process.env.MATURITY_PAUSE ?? 1));
  }
}

async function attemptTo(url, init) {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { ...init, signal, redirect: 'error' });
    const body = await response.json().catch(() => undefined);
    if (response.ok && body) {
      return { body };
    }
    const { status } = response;
    const after = Number(response.headers.get('retry-after'));
    return {
      problem: `${status} ${body?.error?.message ?? response.statusText}`,
      isTemporary: status === 408 || status === 429 || status >= 500,
      ...(after > 0 && { pause: Math.min(after, 60) }),
    };
  } catch (error) {
    const problem = error.cause?.code ?? error.cause?.message ?? error.message;
    return { problem, isTemporary: true };
  }
}

function report({ items: results }, { items }) {
  results.forEach(({ status, message }, at) => {
    const { fact, value, unknown } = items[at];
    const shown = unknown ? `unknown, ${unknown}` : JSON.stringify(value);
    console.log(`${fact}: ${shown} – ${message ?? status}`);
  });
  const refused = results.filter(({ status }) => status === 'refused').length;
  if (refused > 0) {
    throw new Problem(`${refused} of ${results.length} facts were refused`);
  }
}

async function run(options) {
  const body = toBody(options);
  if (options['dry-run']) {
    console.log(JSON.stringify(body, null, 2));
    return;
  }
  const { token, path } = await readToken(options);
  const url = new URL(options.url.replace(/\/$/, '') + path);
  const answer = await send(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  report(answer, body);
}

let canFail = true;
try {
  const options = readOptions();
  canFail = !options['no-fail'];
  if (options.help) {
    console.log(HELP);
  } else {
    await run(options);
  }
} catch (error) {
  console.error(error instanceof Problem ? error.message : `${error}`);
  process.exitCode = canFail ? 1 : 0;
}
