/** Texts of the tab "Services". */
export const services = {
  columns: 'Columns',
  columnsAbout: 'About the service',
  columnsFull: 'No more than {{most}} checks at once.',
  tags: 'Tags',
  more: 'Show more: {{shown}} of {{total}} are shown',
} as const;
