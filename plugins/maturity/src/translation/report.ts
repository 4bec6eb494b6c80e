/** Texts of the page with the report of the organisation or a part of it. */
export const report = {
  open: 'Report',
  print: 'Print or save as PDF',
  download: 'Download Markdown',
  saved: '{{file}} saved.',
  loading: 'Writing the report',
  eachDot: 'A dot is one service.',
  failedTitle: 'The report could not be written',
  goneTitle: 'No report',
  noneTitle: 'No organisation is configured',
  noneText:
    'Name its entity at `maturity.organization`, or choose a group or domain.',
  emptyTitle: 'The report is empty',
  emptyText: 'Nothing is assessed yet. Try again in some minutes.',
} as const;
