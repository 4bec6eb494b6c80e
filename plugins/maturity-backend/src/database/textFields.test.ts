import { mapTextFields, normalizeText, textFields } from './textFields';
import { component } from '../__testUtils__/entities';

describe('textFields', () => {
  it('reads each field of an entity', () => {
    const entity = component('cart', {
      spec: { type: 'service', lifecycle: 'production' },
    });
    const named = {
      owners: ['group:default/shop'],
      system: 'system:default/orders',
      domain: 'domain:default/trade',
    };

    expect(
      mapTextFields(field => textFields[field].read(entity, named)),
    ).toEqual({
      kind: 'Component',
      type: 'service',
      lifecycle: 'production',
      system: named.system,
      domain: named.domain,
    });
  });

  it('compares kinds and refs in any case, and other texts as they are', () => {
    expect(mapTextFields(field => normalizeText(field, 'Ab'))).toEqual({
      kind: 'ab',
      type: 'Ab',
      lifecycle: 'Ab',
      system: 'ab',
      domain: 'ab',
    });
    expect(normalizeText('system', undefined)).toBeUndefined();
  });
});
