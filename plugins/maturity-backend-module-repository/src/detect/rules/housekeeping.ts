import { names } from '../Rule';

/** Words of names of workflows that keep house and build nothing. */
export const housekeepingWords = names(`
  add-to-project approve approve-workflows assign assign-owners auto-assign auto-merge automerge cla
  dco greet greeting greetings label labeler labeller labels lock no-response pr-title repo-sync
  semantic-pr stale sync triage welcome
`);

/** Events that start builds; a workflow without one of them keeps house. */
export const buildEvents = names(`
  create deployment merge_group pull_request push registry_package release repository_dispatch status
  workflow_call workflow_dispatch workflow_run
`);
