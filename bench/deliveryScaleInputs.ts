import { Knex } from 'knex';

/** Days over which the events are spread, up to now. */
export const DAYS = 400;

/**
 * Stores events of services by SQL: to send millions takes too long. Of ten
 * events of a service, five are deployments, four changes, one is an incident.
 */
export async function fillDeliveries(
  knex: Knex,
  options: { from: number; to: number; now: Date; eventsOfEach: number },
): Promise<void> {
  const { from, to, now, eventsOfEach } = options;
  const bindings = {
    ...{ from, to, now, eventsOfEach },
    days: DAYS,
    last: eventsOfEach - 1,
  };
  await knex.raw(
    `insert into delivery_targets (id, sender, source, target, entity_ref, latest_at)
     select md5('target' || service), 'bench', 'stored', '{"entityRef":"component:default/service-' || service || '"}',
       'component:default/service-' || service, :now::timestamptz
     from generate_series(:from::int, :to::int - 1) service`,
    bindings,
  );
  // The time of an event in the text of its details.
  const text = (at: string) =>
    `to_char((${at}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  await knex.raw(
    `insert into deliveries (id, kind, source, external_id, target_id, occurred_at, details, received_at, updated_at)
     select md5(kind || service || '-' || number), kind, 'stored', service || '-' || number, md5('target' || service), at,
       (case kind
         when 'deployment' then jsonb_build_object('commit', md5(service || '-' || number), 'environment', 'production',
           'finishedAt', ${text(
             'at',
           )}, 'result', 'succeeded', 'startedAt', ${text(
      `at - interval '5 minutes'`,
    )}, 'version', '1.' || number)
         when 'change' then jsonb_build_object('committedAt', ${text(
           `at - interval '1 day'`,
         )}, 'mergedAt', ${text('at')}, 'title', 'Answer sooner')
         else jsonb_build_object('startedAt', ${text(
           'at',
         )}, 'resolvedAt', ${text(
      `at + interval '1 hour'`,
    )}, 'title', 'Too many requests fail')
       end || jsonb_build_object('url', 'https://example.com/service-' || service || '/' || number))::text,
       at, at
     from (
       select service, number,
         case when number % 10 = 9 then 'incident' when number % 2 = 0 then 'deployment' else 'change' end as kind,
         :now::timestamptz - interval '2 hours' - interval '1 day' * :days::float * (:last::int - number + random()) / :eventsOfEach::float as at
       from generate_series(0, :last::int) number, generate_series(:from::int, :to::int - 1) service
     ) events`,
    bindings,
  );
}
