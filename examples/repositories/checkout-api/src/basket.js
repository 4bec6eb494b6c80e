export function total(basket) {
  return basket.reduce((sum, item) => sum + item.pence * item.count, 0);
}
