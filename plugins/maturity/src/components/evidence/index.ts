export { Observed } from './Observed';
export { EvidenceLinks } from './EvidenceLinks';
export { factNamesOf, sourceIdOf } from './sourceTitles';
export type { FactNames } from './sourceTitles';
export { explainUnknown } from './unknownCauses';
export { formatValue } from './formatValue';
