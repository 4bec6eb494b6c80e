import { Command } from './commands';

/** Tools that look at sources: a task that only runs them is no test, whatever its name. */
const lintTools =
  /^(?:(?:\w+[-_])*(?:lint|linter|lint-staged|eslint|tslint|stylelint|yamllint|markdownlint(?:-cli2)?|textlint|jsonlint|htmlhint|cfn-lint|golangci-lint|tflint|hadolint|actionlint|shellcheck|shfmt|prettier|biome|oxlint|standard|xo|black|isort|ruff|flake8|pylint|mypy|pyright|pycodestyle|pydocstyle|rubocop|standardrb|commitlint|cspell|codespell|alex|vale|gofmt|staticcheck|pre-commit)(?: |$)|tsc (?:.* )?--noEmit|go vet|cargo (?:fmt|clippy)|terraform (?:fmt|validate)|(?:npm|pnpm|yarn|bun) (?:run )?\S*(?:lint|format|prettier|type-?check)\S*)/;

/** Whether a command only looks at sources. */
export function isLint({ text }: Command): boolean {
  return lintTools.test(text);
}
