export { ExternalLink } from './ExternalLink';
export { safeHref } from './safeHref';
