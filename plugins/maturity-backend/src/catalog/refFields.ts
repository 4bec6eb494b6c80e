/** The fields of an entity that its ref is made of. */
export const REF_FIELDS = ['kind', 'metadata.namespace', 'metadata.name'];
