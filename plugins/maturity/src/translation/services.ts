/** Texts of the tab "Services". */
export const services = {
  columns: 'Columns',
  columnsAbout: 'Properties',
  columnsFull: 'Up to {{most}} checks at once.',
  more: 'Show more ({{shown}} of {{total}} shown)',
} as const;
