/** Three to five whole numbers from 0 on that divide an axis evenly, none above `max`. */
export function niceTicks(max: number): number[] {
  const rough = Math.max(1, max / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10]
      .map(times => times * power)
      .find(size => size >= rough && Number.isInteger(size)) ?? 10 * power;
  const ticks = [];
  for (let tick = 0; tick <= max; tick += step) {
    ticks.push(tick);
  }
  return ticks;
}
