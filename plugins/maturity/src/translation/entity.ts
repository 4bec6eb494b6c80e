/** Texts of the entity tab and the entity card. */
export const entity = {
  tab: { title: 'Maturity' },
} as const;
