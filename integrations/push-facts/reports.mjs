// Reads the reports of common tools. Each reader returns values by fact, or the
// reason why a value is unknown: a report that cannot be read proves nothing.
import { readFileSync } from 'node:fs';

/** Share of the lines that tests run, 0 to 1, of LCOV, Cobertura, JaCoCo or Istanbul. */
export function readCoverage(name, path) {
  return readReport(path, [name], text => {
    const { covered, total } = countLines(text);
    return total > 0
      ? { [name]: { value: Math.round((10_000 * covered) / total) / 10_000 } }
      : { [name]: { unknown: `${path} has no lines` } };
  });
}

/** Findings by level in a SARIF file: three facts. */
export function readSarif(prefix, path) {
  const names = {
    error: `${prefix}Errors`,
    warning: `${prefix}Warnings`,
    note: `${prefix}Notes`,
  };
  return readReport(path, Object.values(names), text => {
    const { runs } = JSON.parse(text);
    if (!Array.isArray(runs) || runs.length === 0) {
      return toUnknown(Object.values(names), `${path} has no run`);
    }
    if (runs.some(hasFailed)) {
      return toUnknown(Object.values(names), `the scan of ${path} failed`);
    }
    const levels = runs.flatMap(run =>
      (run.results ?? [])
        .filter(result => !isSuppressed(result))
        .map(result => findLevel(result, run)),
    );
    return Object.fromEntries(
      Object.entries(names).map(([level, fact]) => [
        fact,
        { value: levels.filter(one => one === level).length },
      ]),
    );
  });
}

/** Whether there is an SBOM, as CycloneDX or SPDX. A missing file is an answer. */
export function readSbom(name, path) {
  const text = readText(path);
  if (text === undefined) {
    return { [name]: { value: false } };
  }
  return isSbom(text)
    ? { [name]: { value: true } }
    : { [name]: { unknown: `${path} is neither CycloneDX nor SPDX` } };
}

/** Whether a verifier of provenance passed, by its exit code. */
export function readProvenance(name, exitCode) {
  return /^\d+$/.test(exitCode)
    ? { [name]: { value: Number(exitCode) === 0 } }
    : { [name]: { unknown: 'the verification did not run' } };
}

/** A value as JSON; a text that is none is taken as it is. */
export function readValue(name, text) {
  try {
    return { [name]: { value: JSON.parse(text) } };
  } catch {
    return { [name]: { value: text } };
  }
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function readReport(path, names, read) {
  const text = readText(path);
  if (text === undefined) {
    return toUnknown(names, `there is no file ${path}`);
  }
  try {
    return read(text);
  } catch (error) {
    return toUnknown(names, `${path} cannot be read: ${error.message}`);
  }
}

function toUnknown(names, unknown) {
  return Object.fromEntries(names.map(name => [name, { unknown }]));
}

function countLines(text) {
  if (text.trimStart().startsWith('{')) {
    const { covered, total } = JSON.parse(text).total.lines;
    return { covered, total };
  }
  if (/^(TN|SF):/m.test(text)) {
    return {
      covered: sum(text, /^LH:(\d+)/gm),
      total: sum(text, /^LF:(\d+)/gm),
    };
  }
  const [cobertura] = /<coverage\s[^>]*>/.exec(text) ?? [];
  if (cobertura) {
    return countCobertura(cobertura);
  }
  // JaCoCo has the counters of the whole report behind all packages.
  const [counter] = text.match(/<counter type="LINE"[^>]*>/g)?.slice(-1) ?? [];
  if (/<report\s/.test(text) && counter) {
    const covered = readAttribute(counter, 'covered');
    return { covered, total: covered + readAttribute(counter, 'missed') };
  }
  throw new Error('it is neither LCOV, Cobertura, JaCoCo nor Istanbul');
}

function countCobertura(tag) {
  const total = readAttribute(tag, 'lines-valid');
  return total === undefined
    ? { covered: readAttribute(tag, 'line-rate') ?? 0, total: 1 }
    : { covered: readAttribute(tag, 'lines-covered') ?? 0, total };
}

function readAttribute(tag, name) {
  const [, value] = new RegExp(`\\s${name}="([\\d.]+)"`).exec(tag) ?? [];
  return value === undefined ? undefined : Number(value);
}

function sum(text, pattern) {
  return [...text.matchAll(pattern)].reduce((all, [, one]) => all + +one, 0);
}

function hasFailed({ invocations = [] }) {
  return invocations.some(one => one.executionSuccessful === false);
}

function isSuppressed({ suppressions = [] }) {
  return suppressions.some(({ status = 'accepted' }) => status === 'accepted');
}

/** The level of a result: its own, else that of its rule, as SARIF 2.1.0 says. */
function findLevel(result, run) {
  const { kind = 'fail', level, ruleId, ruleIndex, rule = {} } = result;
  if (kind !== 'fail') {
    return 'none';
  }
  const rules = run.tool?.driver?.rules ?? [];
  const found =
    rules[ruleIndex ?? rule.index] ??
    rules.find(({ id }) => id === (ruleId ?? rule.id));
  return level ?? found?.defaultConfiguration?.level ?? 'warning';
}

function isSbom(text) {
  if (/<bom\s[^>]*xmlns="http:\/\/cyclonedx\.org\//.test(text)) {
    return true;
  }
  if (/^SPDXVersion: SPDX-/m.test(text)) {
    return true;
  }
  try {
    const json = JSON.parse(text);
    return (
      json.bomFormat === 'CycloneDX' ||
      /^SPDX-/.test(json.spdxVersion) ||
      /spdx\.org\/rdf\/3/.test(json['@context'])
    );
  } catch {
    return false;
  }
}
