/** Texts of the tab "Services". */
export const services = {
  columns: 'Columns',
  tags: 'Tags',
  more: 'Show more: {{shown}} of {{total}} are shown',
} as const;
