import { Button, Text } from '@backstage/ui';
import {
  Attestation,
  Check,
  CheckResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { EvidenceLinks } from '../../../evidence/Observed';
import { newId } from '../../../forms/newId';
import { formatDate, todayInUtc } from '../../../format/times';
import { PersonName } from '../../../names/EntityName';
import {
  useAttest,
  useAttestations,
  useExemptions,
} from '../../../queries/statements';
import { PanelProblem } from '../../../states/Notice';
import { useTexts } from '../../../translation';
import { AttestForm } from './AttestForm';
import styles from './CheckStatements.module.css';
import { ExemptionForm } from './ExemptionForm';

const SOURCE = 'attestation/';

/** The name of the fact that a person can state for a check. */
function findAttestable(result: CheckResult): string | undefined {
  const [fact] = result.proofs
    .flatMap(({ observations }) => observations)
    .map(observation => observation.fact)
    .filter(one => one.startsWith(SOURCE));
  return fact?.slice(SOURCE.length);
}

/** Whether an exemption would change anything. */
function canBeExempt({ outcome }: CheckResult): boolean {
  return outcome === 'fail' || outcome === 'unknown';
}

/** Whether people can speak about a result. */
export function canBeStated(result: CheckResult): boolean {
  return findAttestable(result) !== undefined || canBeExempt(result);
}

/** One statement as a sentence, with its note and evidence. */
function Stated(props: { attestation: Attestation }) {
  const t = useTexts();
  const { answer, statedBy, statedAt, expiresOn, note, evidence } =
    props.attestation;
  const words = {
    answer: t(`statements.answer.${answer}`),
    on: formatDate(statedAt),
  };
  const isOver = expiresOn !== undefined && expiresOn <= todayInUtc();
  return (
    <div className={styles.stated}>
      <Text variant="body-small">
        {statedBy
          ? t('statements.now', { ...words, by: <PersonName by={statedBy} /> })
          : t('statements.nowHidden', words)}
        {expiresOn && ', '}
        {expiresOn &&
          t(isOver ? 'statements.expired' : 'statements.valid', {
            until: formatDate(expiresOn),
          })}
      </Text>
      <EvidenceLinks
        evidence={evidence ? [{ title: evidence, url: evidence }] : undefined}
      />
      {note && (
        <Text variant="body-small" color="secondary" className={styles.note}>
          {note}
        </Text>
      )}
    </div>
  );
}

/** Takes back the last statement. */
function Withdraw(props: { last: Attestation }) {
  const t = useTexts();
  const write = useAttest();
  const { entityRef, name, id } = props.last;
  const withdraw = () =>
    write.start({
      ...{ id: newId(), entityRef, name },
      answer: 'withdrawn',
      replaces: id,
    });
  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        isPending={write.status === 'pending'}
        onPress={withdraw}
      >
        {t('statements.withdraw')}
      </Button>
      {write.error && <PanelProblem error={write.error} onRetry={withdraw} />}
    </>
  );
}

/** The statements so far, and the form to state something. */
function AttestPart(props: {
  entityRef: string;
  name: string;
  title: string;
  onDone: () => void;
}) {
  const { entityRef, name, title, onDone } = props;
  const t = useTexts();
  const { data, error, retry } = useAttestations(entityRef);
  if (error) {
    return <PanelProblem error={error} onRetry={retry} />;
  }
  if (!data) {
    return (
      <Text role="status" variant="body-small" color="secondary">
        {t('statements.loading')}
      </Text>
    );
  }
  const all = data.items.filter(item => item.name === name);
  const last = all.find(({ replacedBy }) => !replacedBy);
  const earlier = all.filter(item => item !== last);
  return (
    <div className={styles.part}>
      {last && <Stated attestation={last} />}
      {earlier.length > 0 && (
        <details>
          <summary>
            {t('statements.history', { count: earlier.length })}
          </summary>
          {earlier.map(item => (
            <Stated key={item.id} attestation={item} />
          ))}
        </details>
      )}
      {data.refusal ? (
        <Text as="p" variant="body-small" color="secondary">
          {t('statements.refused', { why: data.refusal })}
        </Text>
      ) : (
        <>
          {last && last.answer !== 'withdrawn' && <Withdraw last={last} />}
          <AttestForm {...{ entityRef, name, title, onDone }} last={last} />
        </>
      )}
    </div>
  );
}

/** The request that waits for a decision, or the form to make one. */
function ExemptionPart(props: {
  entityRef: string;
  checkId: string;
  title: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { entityRef, checkId, ...rest } = props;
  const t = useTexts();
  const status = 'requested' as const;
  const { data, error, retry } = useExemptions({ entityRef, checkId, status });
  if (error) {
    return <PanelProblem error={error} onRetry={retry} />;
  }
  const [waiting] = data?.items ?? [];
  return waiting?.requestedAt ? (
    <Text as="p" variant="body-small">
      {t('statements.waits', { on: formatDate(waiting.requestedAt) })}
    </Text>
  ) : (
    <ExemptionForm {...{ entityRef, checkId }} {...rest} />
  );
}

/** The ways in which people can speak about a check: attest it, or ask for an exemption. */
export function CheckStatements(props: {
  entityRef: string;
  check: Check;
  result: CheckResult;
}) {
  const { entityRef, check, result } = props;
  const t = useTexts();
  const [open, setOpen] = useState<'attest' | 'exempt'>();
  const [done, setDone] = useState<string>();
  const name = findAttestable(result);
  const mayBeExempt = canBeExempt(result);
  const toggle = (part: 'attest' | 'exempt') => {
    setDone(undefined);
    setOpen(open === part ? undefined : part);
  };
  const { title } = check;
  return (
    <div className={styles.root}>
      <div className={styles.buttons}>
        {name && (
          <Button
            size="small"
            variant="secondary"
            aria-expanded={open === 'attest'}
            aria-label={t('statements.attestFor', { check: title })}
            onPress={() => toggle('attest')}
          >
            {t('statements.attest')}
          </Button>
        )}
        {mayBeExempt && (
          <Button
            size="small"
            variant="secondary"
            aria-expanded={open === 'exempt'}
            aria-label={t('statements.exemptFor', { check: title })}
            onPress={() => toggle('exempt')}
          >
            {t('statements.exempt')}
          </Button>
        )}
      </div>
      {done && (
        <Text as="p" role="status" variant="body-small">
          {done}
        </Text>
      )}
      {open === 'attest' && name && (
        <AttestPart
          entityRef={result.ofEntityRef ?? entityRef}
          {...{ name, title }}
          onDone={() => setOpen(undefined)}
        />
      )}
      {open === 'exempt' && (
        <ExemptionPart
          {...{ entityRef, title }}
          checkId={check.id}
          onDone={() => {
            setOpen(undefined);
            setDone(t('statements.asked'));
          }}
          onCancel={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
