/** Where it is written how deliveries get recorded. */
export const deliveryGuide =
  'https://github.com/platform-maturity/backstage-plugin-maturity/blob/main/docs/delivery.md';
