import { formatInstant, formatRelative } from './times';

/** A relative time, with the exact time on hover. */
export function RelativeTime(props: { instant: string }) {
  const { instant } = props;
  if (Number.isNaN(Date.parse(instant))) {
    return <>{instant}</>;
  }
  return (
    <time dateTime={instant} title={formatInstant(instant)}>
      {formatRelative(instant, Date.now())}
    </time>
  );
}
