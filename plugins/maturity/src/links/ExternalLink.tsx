import { Link, Text, VisuallyHidden } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { useTexts } from '../translation';
import styles from './ExternalLink.module.css';

/** The address if it is an absolute `http:` or `https:` one. Evidence comes from repositories: nothing else becomes a link. */
export function safeHref(address: string | undefined): string | undefined {
  if (address === undefined) {
    return undefined;
  }
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}

/** A link out of Backstage; plain text where the address may not be linked to. */
export function ExternalLink(props: { href?: string; title: string }) {
  const t = useTexts();
  const href = safeHref(props.href);
  if (href === undefined) {
    return (
      <Text as="span" variant="body-small" className={styles.text}>
        {props.title}
      </Text>
    );
  }
  return (
    <Link
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      variant="body-small"
      className={styles.text}
    >
      {props.title}
      <RiExternalLinkLine aria-hidden className={styles.icon} />
      <VisuallyHidden> ({t('common.opensInNewTab')})</VisuallyHidden>
    </Link>
  );
}
