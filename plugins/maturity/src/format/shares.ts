const shares = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 0,
});

/**
 * A share in per cent, in the reader's locale. It reads 0 or 100 only where
 * that is exact; a dash stands for a share of nothing.
 */
export function formatShareOf(part: number, whole: number): string {
  if (whole <= 0) {
    return '–';
  }
  const share = part / whole;
  if (share > 0 && share < 0.01) {
    return `< ${shares.format(0.01)}`;
  }
  if (share < 1 && share > 0.99) {
    return `> ${shares.format(0.99)}`;
  }
  return shares.format(share);
}
