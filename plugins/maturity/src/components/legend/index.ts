export { LegendEntry, ShapeLegend } from './ShapeLegend';
