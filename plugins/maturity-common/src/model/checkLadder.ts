import { JsonObject, JsonValue } from '@backstage/types';
import { didYouMean } from './didYouMean';
import { Path, Report } from './Problems';

/**
 * Reports duplicate ids, stages without a required check, and profiles that
 * contradict each other. The model may have other problems.
 */
export function checkLadder(
  model: JsonValue | undefined,
  report: Report,
): void {
  const stageIds = new Map<string, Path>();
  const checkIds = new Map<string, Path>();
  const profileIds = new Map<string, Path>();
  checkProfiles();

  readItems(model, 'stages').forEach((stage, stageIndex) => {
    const stagePath = ['stages', stageIndex];
    noteId(stageIds, stage, stagePath);
    const checks = readItems(stage, 'checks');

    checks.forEach((check, checkIndex) => {
      const checkPath = [...stagePath, 'checks', checkIndex];
      noteId(checkIds, check, checkPath);
      readItems(check, 'profiles').forEach((profile, index) => {
        if (typeof profile === 'string' && !profileIds.has(profile)) {
          report(
            [...checkPath, 'profiles', index],
            `'${profile}' is not a profile of the model${didYouMean(profile, [
              ...profileIds.keys(),
            ])}`,
          );
        }
      });
      if (stageIndex === 0 && isObject(check) && check.required !== false) {
        report(
          [...checkPath, 'required'],
          'must be false: every assessed entity reaches the first stage. To require this check, add a stage without checks below this one',
        );
      }
    });

    const isUnlocked = checks.some(
      check => !isObject(check) || check.required !== false,
    );
    if (stageIndex > 0 && !isUnlocked) {
      report(
        [...stagePath, 'checks'],
        'must have a required check: only the first stage can have none',
      );
    }
  });

  function checkProfiles() {
    const types = new Map<string, number>();
    let hasDefault = false;
    readItems(model, 'profiles').forEach((profile, index) => {
      const path = ['profiles', index];
      noteId(profileIds, profile, path);
      for (const type of readItems(profile, 'types')) {
        const key = String(type).toLocaleLowerCase('en-US');
        if (types.has(key)) {
          report(
            [...path, 'types'],
            `'${key}' is already a type of profiles[${types.get(key)}]`,
          );
        }
        types.set(key, index);
      }
      const isDefault = isObject(profile) && profile.default === true;
      if (isDefault && hasDefault) {
        report([...path, 'default'], 'must be true for one profile only');
      }
      hasDefault ||= isDefault;
    });
    if (profileIds.size > 0 && !hasDefault) {
      report(
        ['profiles'],
        'must have one with default: true, for entities of any other type',
      );
    }
  }

  function noteId(
    seen: Map<string, Path>,
    item: JsonValue | undefined,
    path: Path,
  ) {
    const id = isObject(item) ? item.id : undefined;
    if (typeof id !== 'string') {
      return;
    }
    const first = seen.get(id);
    if (first) {
      report(
        [...path, 'id'],
        `'${id}' is already the id of ${first
          .map(key =>
            typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
          )
          .join('')
          .slice(1)}`,
      );
    } else {
      seen.set(id, path);
    }
  }
}

function readItems(
  value: JsonValue | undefined,
  key: string,
): readonly JsonValue[] {
  const items = isObject(value) ? value[key] : undefined;
  return Array.isArray(items) ? items : [];
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
