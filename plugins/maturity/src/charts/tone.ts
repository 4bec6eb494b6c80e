import { CSSProperties } from 'react';
import styles from './tone.module.css';

/**
 * The look of a stage: one hue in steps of lightness, so that it is an order
 * also without colour vision and in print. Rank 0, not assessed, is hatched.
 */
export function stageTone(
  rank: number,
  stageCount: number,
): { readonly className: string; readonly style?: CSSProperties } {
  if (rank === 0) {
    return { className: styles.notAssessed };
  }
  const strength = toStrength(rank, stageCount);
  return {
    className: styles.stage,
    style: { '--maturity-tone': strength } as CSSProperties,
  };
}

/** The fill of a stage, for shapes that are drawn and not laid out. */
export function stageFill(rank: number, stageCount: number): string {
  const strength = toStrength(rank, stageCount);
  return `color-mix(in oklab, var(--bui-accent-bg) ${strength}, var(--bui-bg-neutral-1))`;
}

function toStrength(rank: number, stageCount: number): string {
  const position = stageCount > 1 ? (rank - 1) / (stageCount - 1) : 1;
  return `${Math.round(14 + 86 * position)}%`;
}
