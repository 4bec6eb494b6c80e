import { Job } from './pipelines/Job';

/** Commands that update the dependencies which a repository names. */
const updates =
  /^(?:ncu|npm-check-updates)\b.* (?:-u|--upgrade)\b|^(?:npm|pnpm|yarn|bun) (?:update|upgrade|up)\b|^cargo (?:update|upgrade)\b|^go get .*-u\b|^(?:composer|bundle|bundler|poetry|pdm|pipenv) update\b|^(?:uv lock|pip-compile|uv pip compile)\b.* (?:-U|--upgrade)\b|^mix deps\.update\b|^nix flake update\b|^projen upgrade\b|^pre-commit autoupdate\b/;
const proposes =
  /create-pull-request|action-pull-request|pull-request-action|^gh pr create\b|^hub pull-request\b|^glab mr create\b/;

/** Whether jobs of a pipeline update dependencies, and propose the change. */
export function proposesUpdates(jobs: readonly Job[]): boolean {
  const steps = jobs.flatMap(job => job.steps);
  const commands = steps.flatMap(step => step.commands).map(({ text }) => text);
  return (
    commands.some(text => updates.test(text)) &&
    [...steps.flatMap(step => step.uses), ...commands].some(each =>
      proposes.test(each),
    )
  );
}
