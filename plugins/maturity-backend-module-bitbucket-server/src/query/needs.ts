/** The reason of each fact about an archived repository that costs a request. */
export const ARCHIVED = 'the repository is archived, so it was not asked about';

/** The reason of each fact about the default branch of a repository without one. */
export const EMPTY = 'the default branch that is configured does not exist yet';

/** Names the permission that shows something. */
export const NEEDS = {
  read: "give the token's user the permission Repository read",
  admin: "give the token's user the permission Repository admin",
} as const;
