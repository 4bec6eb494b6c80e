export { DeliverySection } from './section/DeliverySection';
