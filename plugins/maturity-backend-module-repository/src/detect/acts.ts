import { Hit } from './Hit';
import { Step } from './pipelines/Job';

/** Names of parts that set up or publish something, and change no environment. */
const neutralUses =
  /checkout|setup|cache|(?:up|down)load-(?:artifact|sarif|pages)|login|notif|slack|teams|comment|release|publish|pages|codecov|secrets|credentials|auth|label|summary|create-an-issue/i;
const neutralCommands =
  /^(?:npm|pnpm|yarn|bun|pip3?|uv|poetry|bundle|gem|apt|apt-get|brew|apk|git|gh|curl(?!.* (?:-X\w*|--request|-d|--data|-T|--upload-file|-F|--json)\b)|wget|docker|podman|tar|zip|unzip|cp|mv|jq|yq|sed|awk|diff|twine|corepack|composer|mvnw?|gradlew?|cargo|go|dotnet|az (?:login|acr login)|aws (?:configure|sts|ecr|ecr-public)|gcloud auth|semantic-release|goreleaser|ssh-\S*|gh-pages|mkdocs|mike|hugo|jekyll|docusaurus|sphinx-build|helm (?:repo|lint|template|package|push|registry)|kubectl (?:get|version|config|cluster-info|describe|logs)|terraform (?:init|fmt|validate|output))(?: |$)/;
/** Requests that only tell people. */
const tells =
  /^(?:curl|wget)\b(?!.*deploy).*(?:slack|discord|mattermost|teams|webhook|notif)/i;
/** Commands that only look at something. */
export const looks =
  /(?:^|[ :_/-])(?:validate|validation|verify|check|lint|audit|scan|status|plan|preview|diff|what-if)(?:$|[ :_.@-])/;

/** Whether steps do more than set up, build, test and publish. */
export function acts(
  steps: readonly Step[],
  hits: readonly Hit[],
  mayLook = false,
): boolean {
  const shown = new Set(
    hits.flatMap(hit =>
      hit.rule.fact === 'deployWorkflows' ? [] : [hit.text],
    ),
  );
  return steps.some(
    step =>
      step.uses.some(
        uses =>
          // The steps of an action of the repository are looked at themselves.
          !/^\.\/(?!\.github\/workflows\/[^/]+\.ya?ml$)/.test(uses) &&
          !/^actions\//.test(uses) &&
          !neutralUses.test(uses.replace(/^[\w.-]+\//, '')) &&
          !shown.has(uses),
      ) ||
      step.commands.some(
        ({ text, isFollowed }) =>
          !isFollowed &&
          !neutralCommands.test(text) &&
          !tells.test(text) &&
          (mayLook || !looks.test(text)) &&
          !shown.has(text),
      ),
  );
}
