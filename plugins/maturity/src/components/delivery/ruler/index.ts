export { DirectionMark } from './DirectionMark';
export { directionOrder, directions } from './directions';
export { MetricRuler } from './MetricRuler';
export { OwnPast } from './OwnPast';
export { RulerScale } from './RulerScale';
export { TrendLine } from './TrendLine';
