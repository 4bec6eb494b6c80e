import { createHash } from 'node:crypto';
import {
  foreignFolders,
  foreignWords,
  supportFolders,
  supportWords,
} from './foreign';
import { pathRules, pipelineRules } from './rules';
import { environmentLayouts, environmentNames } from './rules/environments';
import { licenceGlobs, licencePhrases } from './rules/licences';
import { buildEvents, ciSystems, housekeepingWords } from './rules/ciSystems';
import { removingCommands, throwawayCommands } from './rules/throwaway';

/** To be raised when the detector judges differently by the same rules. */
const detectorVersion = 4;

const rules = createHash('sha256')
  .update(
    JSON.stringify(
      [
        detectorVersion,
        pathRules,
        pipelineRules,
        ciSystems,
        buildEvents,
        housekeepingWords,
        throwawayCommands,
        removingCommands,
        environmentLayouts,
        environmentNames,
        licenceGlobs,
        licencePhrases,
        foreignFolders,
        foreignWords,
        supportFolders,
        supportWords,
      ],
      (_, value: unknown) =>
        value instanceof RegExp ? value.toString() : value,
    ),
  )
  .digest('hex');

/**
 * Changes when other rules are in force or another place is judged, so that
 * facts are not taken for unchanged after an update of this module.
 */
export function rulesFingerprint(root: string, folder: string): string {
  return createHash('sha256')
    .update(`${rules}\0${root}\0${folder}`)
    .digest('hex')
    .slice(0, 16);
}
