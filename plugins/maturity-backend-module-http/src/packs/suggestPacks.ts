import {
  AddedProof,
  SuggestedFactSource,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { isSqlPack, listPacks, readPack } from './readPack';

/** All packs of this package, as sources that could be connected. */
export function suggestPacks(): SuggestedFactSource[] {
  return listPacks().map(id => {
    const setting = `maturity.sources.${id}.pack`;
    const { pack } = readPack(id, setting);
    const { title, key, proofs = [] } = pack;
    return {
      id,
      title,
      setting: isSqlPack(pack) ? `${setting}.connections` : setting,
      ...('annotation' in key && { annotations: [key.annotation].flat() }),
      proofs: proofs as readonly AddedProof[],
    };
  });
}
