export * from './distribution';
export { deliveryGuide } from './guide';
export { DeliveryOfParts } from './section/DeliveryOfParts';
export { DeliverySection } from './section/DeliverySection';
export { RulerScale } from './ruler';
export { metricIds, positionOn, stepsAsDrawn, useMeasureWords } from './scale';
export { deliveryDays, useDeliveryQuery } from './useDeliveryQuery';
