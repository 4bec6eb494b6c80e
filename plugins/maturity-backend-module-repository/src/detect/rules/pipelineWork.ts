/** Commands and published parts by what the fact says. */
export interface Work {
  readonly uses?: readonly string[];
  readonly usesExcept?: RegExp;
  readonly commands?: readonly string[];
  readonly commandsExcept?: RegExp;
}

/** Scripts of package managers by their names, started in any of their ways. */
export function scripts(names: string): readonly string[] {
  const manager = 'npm|pnpm|yarn|bun';
  return [
    `${manager} ${names}`,
    `${manager} run|run-script ${names}`,
    `yarn workspace * ${names}`,
    `yarn workspace * run ${names}`,
    `yarn workspaces … run ${names}`,
  ];
}
