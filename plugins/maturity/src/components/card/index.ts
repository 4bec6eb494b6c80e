export { EntityMaturityCard } from './EntityMaturityCard';
export { EntityMaturityPartsCard } from './EntityMaturityPartsCard';
