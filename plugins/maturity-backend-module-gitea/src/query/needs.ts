/** The reason of each fact about an archived repository that costs a request. */
export const ARCHIVED = 'the repository is archived, so it was not asked about';

/** Names the permission that shows something. */
export const NEEDS = {
  code: "give the token's user read access to the code",
  pulls: "give the token's user read access to pull requests",
  releases: "give the token's user read access to releases",
  actions:
    "give the token's user read access to Actions, which Gitea 1.23, Forgejo 11 and newer ones list",
  rules: "make the token's user an administrator of the repository",
} as const;
