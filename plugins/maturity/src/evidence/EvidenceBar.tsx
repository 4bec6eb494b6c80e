import { Text } from '@backstage/ui';
import { Measured } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import styles from './EvidenceBar.module.css';
import { EvidenceShare, toEvidenceShares } from './evidenceShares';
import gradeStyles from './grade.module.css';

/** Words for shares of evidence: "61% observed · 39% not measured". */
export function useEvidenceWords(): {
  /** All shares but those of nothing. */
  readonly sentence: (shares: readonly EvidenceShare[]) => string;
  /** The same with the number of checks of each. */
  readonly counted: (shares: readonly EvidenceShare[]) => string;
} {
  const t = useTexts();
  const join = (
    shares: readonly EvidenceShare[],
    toText: (share: EvidenceShare) => string,
  ) =>
    shares.length === 0
      ? t('common.evidence.none')
      : shares
          .filter(({ percent }) => percent > 0)
          .map(toText)
          .join(' · ');
  const toText = ({ part, share }: EvidenceShare) =>
    t(`common.evidence.${part}`, { share });
  return {
    sentence: shares => join(shares, toText),
    counted: shares =>
      join(shares, share =>
        t('common.evidence.counted', {
          share: toText(share),
          shown: share.count,
        }),
      ),
  };
}

/** How much is known of the checks that apply, by grade, as one bar. */
export function EvidenceBar(props: {
  measured: Measured;
  /** The text beside it: all shares, the share observed, or none. */
  text: 'sentence' | 'observed' | 'none';
}) {
  const { measured, text } = props;
  const words = useEvidenceWords();
  const shares = toEvidenceShares(measured);
  const label = words.counted(shares);
  return (
    <span className={styles.root} data-text={text} title={label}>
      <span role="img" aria-label={label} className={styles.bar}>
        {shares
          .filter(({ percent }) => percent > 0)
          .map(({ part, percent }) => (
            <span
              key={part}
              className={`${gradeStyles.part} ${styles.part}`}
              data-part={part}
              style={{ flexGrow: percent }}
            />
          ))}
      </span>
      {text !== 'none' && (
        // The bar says the same to screen readers.
        <Text
          aria-hidden
          variant={text === 'observed' ? 'body-medium' : 'body-small'}
          color={text === 'observed' ? 'primary' : 'secondary'}
          className={styles.text}
        >
          {text === 'observed'
            ? shares[0]?.share ?? '–'
            : words.sentence(shares)}
        </Text>
      )}
    </span>
  );
}
