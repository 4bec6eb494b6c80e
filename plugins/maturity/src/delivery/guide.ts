/** The guide to recording deliveries. */
export const deliveryGuide =
  'https://github.com/platform-maturity/backstage-plugin-maturity/blob/main/docs/delivery.md';
