import { Alert, Badge, Button, Text, TextField } from '@backstage/ui';
import {
  ExemptionDecision,
  ExemptionItem,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useState } from 'react';
import { EvidenceLinks } from '../../evidence/Observed';
import { formatDate } from '../../format/times';
import { EntityName, PersonName } from '../../names/EntityName';
import { useDecideExemption } from '../../queries/statements';
import { readConflict } from '../../forms/writeErrors';
import { PanelProblem } from '../../states/Notice';
import { useTexts } from '../../translation';
import { useCheckTitle } from './useCheckTitle';
import styles from './Exemptions.module.css';

const DAY_MS = 24 * 60 * 60 * 1000;

/** An end this near is said in days. */
const SOON_DAYS = 30;

/** Days until an exemption is over: its last day counts. */
function countDays(until: string, now: number): number {
  return Math.ceil((Date.parse(until) + DAY_MS - now) / DAY_MS);
}

function People(props: { item: ExemptionItem }) {
  const t = useTexts();
  const { requestedBy, decidedBy, endedBy, version } = props.item;
  return (
    <span className={styles.people}>
      {requestedBy && (
        <span>
          {t('exemptions.askedBy', { by: <PersonName by={requestedBy} /> })}
        </span>
      )}
      {decidedBy && (
        <span>
          {t('exemptions.decidedBy', { by: <PersonName by={decidedBy} /> })}
        </span>
      )}
      {endedBy && (
        <span>
          {t('exemptions.endedBy', { by: <PersonName by={endedBy} /> })}
        </span>
      )}
      {version === 0 && <span>{t('exemptions.configured')}</span>}
    </span>
  );
}

const words = {
  approved: ['exemptions.approve', 'exemptions.approveFor'],
  denied: ['exemptions.deny', 'exemptions.denyFor'],
  ended: ['exemptions.end', 'exemptions.endFor'],
} as const;

/** The decisions that the reader can take, with a note for them. */
function Decisions(props: { item: ExemptionItem; check: string }) {
  const t = useTexts();
  const { item, check } = props;
  const [note, setNote] = useState('');
  const write = useDecideExemption();
  const conflict = readConflict(write.error);
  if (item.id === undefined || item.decisions.length === 0) {
    return null;
  }
  const { id: exemptionId, version } = item;
  const decide = (decision: ExemptionDecision) =>
    write.start({
      ...{ exemptionId, version, decision },
      ...(note.trim() && { note: note.trim() }),
    });
  const entity = item.entityRef.split('/')[1];
  return (
    <div className={styles.decisions}>
      {item.decisions.includes('approved') && (
        <TextField
          size="small"
          label={t('exemptions.note')}
          maxLength={2_000}
          value={note}
          onChange={setNote}
        />
      )}
      <span className={styles.buttons}>
        {item.decisions.map(decision => {
          const isTakenBack =
            decision === 'ended' && item.status === 'requested';
          const [text, label] = isTakenBack
            ? (['exemptions.takeBack', 'exemptions.takeBackFor'] as const)
            : words[decision];
          return (
            <Button
              key={decision}
              size="small"
              variant={decision === 'approved' ? 'primary' : 'secondary'}
              isPending={write.status === 'pending'}
              aria-label={t(label, { check, entity })}
              onPress={() => decide(decision)}
            >
              {t(text)}
            </Button>
          );
        })}
      </span>
      {conflict ? (
        <Alert
          status="warning"
          icon
          role="alert"
          title={t('exemptions.conflict')}
        />
      ) : (
        write.error && (
          <PanelProblem error={write.error} onRetry={write.reset} />
        )
      )}
    </div>
  );
}

/** One exemption: of what, why, until when, by whom, and what can be decided. */
export function ExemptionRow(props: { item: ExemptionItem }) {
  const t = useTexts();
  const { item } = props;
  const check = useCheckTitle(item);
  const days = countDays(item.until, Date.now());
  const state =
    item.isExpired &&
    (item.status === 'approved' || item.status === 'requested')
      ? 'expired'
      : item.status;
  const endsSoon = state === 'approved' && days <= SOON_DAYS;
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <EntityName entityRef={item.entityRef} isStrong />
        <Text>{check}</Text>
        <Badge size="small">{t(`exemptions.state.${state}`)}</Badge>
        <Text variant="body-small" color={endsSoon ? 'warning' : 'secondary'}>
          {t('statements.valid', { until: formatDate(item.until) })}
          {endsSoon && ` · ${t('exemptions.endsIn', { count: days })}`}
        </Text>
      </span>
      <Text as="p" className={styles.reason}>
        {item.reason}
      </Text>
      {item.decisionNote && (
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.reason}
        >
          {item.decisionNote}
        </Text>
      )}
      <span className={styles.foot}>
        <EvidenceLinks
          evidence={
            item.evidence
              ? [{ title: item.evidence, url: item.evidence }]
              : undefined
          }
        />
        <People item={item} />
      </span>
      <Decisions item={item} check={check} />
    </li>
  );
}
