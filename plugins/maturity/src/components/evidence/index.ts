export { Attested, isAttestation } from './Attested';
export { Observed } from './Observed';
export { EvidenceLinks } from './EvidenceLinks';
export { PersonName } from './PersonName';
export { factNamesOf, sourceIdOf } from './sourceTitles';
export type { FactNames } from './sourceTitles';
export { explainUnknown } from './unknownCauses';
export { formatValue } from './formatValue';
