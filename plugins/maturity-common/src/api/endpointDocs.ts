import type { EndpointId } from './endpoints';

/**
 * The prose of an endpoint.
 */
export interface EndpointDoc {
  readonly tag: keyof typeof tags;
  readonly summary: string;
  readonly description: string;
  /** Describes the response. */
  readonly response: string;
  /** Beside 400, 401 and 403. */
  readonly errors?: readonly (404 | 409 | 413 | 503)[];
}

export const info = {
  title: 'Maturity',
  version: '1',
  license: {
    name: 'Apache-2.0',
    url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
  },
  description: [
    'The platform-engineering maturity stage of each catalog entity, its evidence, and the steps to the next stage.',
    'All paths are below `/api/maturity`. Every request needs a Backstage token, except for the webhooks of tools and `POST /facts/oidc`, which have proofs of their own. Reading needs the permission `maturity.assessment.read`, refreshing also needs `maturity.assessment.refresh`. Responses are limited to the entities that `catalog.entity.read` allows the caller to see: other entities are in no list and no count, and a request for one by name has the same response as for an entity that does not exist.',
  ].join('\n\n'),
};

export const tags = {
  Models: 'The models in use, with their stages and checks',
  Assessments: 'The stage of each entity',
  Scorecard: 'Assessments counted over many entities',
  Targets: 'Shares of entities that are to reach a stage by a day',
  Delivery:
    'Deployments, changes and incidents, and the DORA metrics computed from them',
  Facts: 'Facts that senders push',
  Statements: 'What people state, and exemptions that they ask for',
  Survey: 'The developer survey, of which only sums are kept',
  Upkeep: 'What is kept, and for how long',
  Description: 'This document',
};

const filtered = 'Filters as in `GET /assessments`.';
const oneModel = 'For one model: the first one, unless `modelId` is given.';

export const endpointDocs = {
  listModels: {
    tag: 'Models',
    summary: 'List the models and fact sources',
    description:
      'Models in the order of the configuration, with all their stages and checks, and the installed fact sources.',
    response: 'All models and sources',
  },
  listAssessments: {
    tag: 'Assessments',
    summary: 'List assessments',
    description:
      'Values of one parameter are alternatives, and an assessment has to match each parameter. A parameter without a value (`owner=`) is an empty list and selects nothing.',
    response: 'One page, and the number of assessments on all pages',
  },
  getEntityAssessments: {
    tag: 'Assessments',
    summary: 'Get the assessments of an entity',
    description:
      'One assessment with evidence for each model that applies to the entity and has been assessed.',
    response: 'All that is stored of the entity',
    errors: [404],
  },
  getEntityFacts: {
    tag: 'Assessments',
    summary: 'Get the facts of an entity',
    description:
      'The facts of each source that reported the entity, with evidence, whether a model reads them or not. A fact that is too old, or that the source could not collect, is unknown with the reason.',
    response: 'The facts by source',
    errors: [404],
  },
  getStageHistory: {
    tag: 'Assessments',
    summary: 'List the stage changes of an entity',
    description: 'The latest 200 stage changes, newest first.',
    response: 'Stage changes',
    errors: [404],
  },
  refreshEntity: {
    tag: 'Assessments',
    summary: 'Refresh an entity',
    description:
      "Collects the entity's facts from every source, assesses it, and responds with the result. Concurrent callers share one run. Repeating the request is safe. A source that fails is reported in `refreshed`, and is no error of the request.",
    response: 'The result of each source, and what is stored now',
    errors: [404],
  },
  countAssessments: {
    tag: 'Scorecard',
    summary: 'Count entities by stage',
    description: `${oneModel} ${filtered}`,
    response: 'The counts',
  },
  countChecks: {
    tag: 'Scorecard',
    summary: 'Count the outcomes of each check',
    description: `The number of entities with each outcome, and the number that the check blocks from their next stage, alone or with others. ${oneModel} ${filtered}`,
    response: 'One item for each check, in the order of the model',
  },
  planFixes: {
    tag: 'Scorecard',
    summary: 'Plan the fixes with the highest impact',
    description: `A plan for all selected entities together: the fixes with which the most entities advance to their next stage; of equal plans, the one with the least effort, where small counts 1, medium 3 and large 9. An entity with a check that is not measured does not advance; it is counted apart. The fixes with the most entities for their effort come first; fixes that help only together follow each other. If no plan lets an entity advance, it lists the checks that bring the most entities closer. ${filtered}`,
    response:
      'The plan, first fix first, and how close it is to the best possible',
  },
  getTrend: {
    tag: 'Scorecard',
    summary: 'Get stages over time',
    description: `The stages at the end of each UTC day of the entities that exist now and that the filter selects now. With \`from\` and \`to\` the same day, the distribution as of that day. ${filtered}`,
    response: 'One item for each day, oldest first',
  },
  listMovers: {
    tag: 'Scorecard',
    summary: 'List entities whose stage changed',
    description: `Entities whose stage now differs from the one at the beginning of the UTC day that many days ago, with the checks that changed it. Entities that were not assessed then are left out. ${filtered}`,
    response: 'Entities that advanced and that fell back, the latest first',
  },
  exportScorecard: {
    tag: 'Scorecard',
    summary: 'Export a selection as a file',
    description: `Entities by name (\`assessments\`), of all models unless \`modelId\` is given; counts by group (\`counts\`) or by check (\`checks\`), of one model; or of the entities of one model the DORA metrics (\`deliveryMetrics\`) or all events (\`deliveries\`). As JSON, a list of the items of the responses of \`/assessments\`, \`/counts\` and \`/checks\`, or of metrics or events, each with its entity. As CSV, UTF-8 with a header line; cells that a spreadsheet would take for a formula begin with an apostrophe. ${filtered}`,
    response: 'The file; its name is in the header `Content-Disposition`',
  },
  getReport: {
    tag: 'Scorecard',
    summary: 'Write the report of a group, system or domain',
    description:
      'The maturity assessment as Markdown: where it sits, the signs of each stage with their grades, delivery in the last 90 days, the plan to the next stages with effort and teams, and what nobody could measure. It names the versions of the models, the time and the revision of the assessments. Of the configured organisation, it is about all components in production.',
    response: 'The report',
    errors: [404],
  },
  listTargets: {
    tag: 'Targets',
    summary: 'List the targets that bear on an entity',
    description:
      'Of a group, a system, a domain or the organisation: its own, and those of the groups above it, of its domain and of the organisation. Progress is counted over the assessments that the caller may see, as in `GET /counts`; a target is met by them, never by hand. The forecast is the range to which the stage changes of up to the last 12 weeks lead.',
    response: 'Open targets with progress and forecast, and ended ones',
    errors: [404],
  },
  createTarget: {
    tag: 'Targets',
    summary: 'Set a target',
    description:
      'Needs the permission `maturity.target.set` for the entity; only people set targets. At most 20 targets of an entity are open. Repeating the request is safe: it answers with what is stored. 409 if the id is taken by another target.',
    response: 'The target',
    errors: [404, 409],
  },
  changeTarget: {
    tag: 'Targets',
    summary: 'Change a target',
    description:
      'Replaces all that can be changed: a field that is left out is empty afterwards. Needs the permission `maturity.target.set` for its entity. 409 if somebody changed or ended it meanwhile: `error.current` is the stored target.',
    response: 'The target',
    errors: [404, 409],
  },
  endTarget: {
    tag: 'Targets',
    summary: 'End a target',
    description:
      'For a target that no longer holds; one that is met needs no end. It stays in the list of ended targets, with the reason. Needs the permission `maturity.target.set` for its entity. 409 if somebody changed or ended it meanwhile: `error.current` is the stored target.',
    response: 'The target',
    errors: [404, 409],
  },
  ingestDeliveries: {
    tag: 'Delivery',
    summary: 'Report deployments, changes and incidents',
    description: [
      'Needs the permission `maturity.delivery.create`, which every service has. At most 10,000 events of at most 3,000 values each, in at most 20 MB: a larger request is rejected as a whole with 400 or 413. Each event is checked on its own, and an invalid one does not affect the others. Repeating a request changes nothing; several reports of one thing (same `kind`, `source` and `externalId`) are merged, in any order.',
      'An event belongs to the entity that its target identifies: by a full ref, by annotations that the entity carries, or by labels, as `maturity.delivery.match` says; all are compared case-insensitively. Where several entities carry the same annotation, a label decides, or the only component among them; otherwise none is taken. An event without an entity is kept, is counted nowhere, and is matched once its entity is in the catalog.',
    ].join('\n\n'),
    response: 'The result of each event, in their order',
    errors: [413],
  },
  receiveDeliveryWebhook: {
    tag: 'Delivery',
    summary: 'Receive a webhook of a tool',
    description:
      'In the format of the tool; fields that are not needed are ignored. Needs either the permission `maturity.delivery.create`, or, where `maturity.delivery.webhooks` has a secret for the tool, a request that is signed with it (`pagerduty`, `flux`) or has it as a bearer token (the others, and `flux`). At most 1 MB. Repeating a request changes nothing.',
    response: 'The result of each event in the payload',
    errors: [404, 413],
  },
  receiveCloudEvents: {
    tag: 'Delivery',
    summary: 'Receive CDEvents',
    description:
      'In CloudEvents of structured, batched or binary mode, or by themselves: one, or a list. Types of the CDEvents specification 0.3 and later are read: `change.merged`, `service.deployed`, `service.upgraded`, `service.rolledback`, `incident.detected`, `incident.reported` and `incident.resolved`; others are ignored. Needs what a webhook needs, with the tool `cloudevents`.',
    response: 'The result of each event in the payload',
    errors: [413],
  },
  getEntityDelivery: {
    tag: 'Delivery',
    summary: 'Get the DORA metrics of an entity',
    description:
      'As last measured: shortly after an event, each UTC day, and each hour while a failure is not resolved.',
    response: 'The report, if any event was ever received',
    errors: [404],
  },
  listCountedDeliveries: {
    tag: 'Delivery',
    summary: 'List the events behind a metric',
    description:
      'The deployments, changes or failures that a metric of an entity was computed from, latest first, at most 1,000.',
    response: 'Deployments, changes or failures, each with why it counts',
    errors: [404],
  },
  getDeliveryDistribution: {
    tag: 'Delivery',
    summary: 'Get the distribution of the DORA metrics',
    description: `Over the entities of one model's assessments, in all and at each of its stages: the first model, unless \`modelId\` is given. There is no average in it. ${filtered}`,
    response: 'The distributions',
  },
  listUnmatchedDeliveries: {
    tag: 'Delivery',
    summary: 'List events without an entity',
    description:
      'By the name that the sender uses, those with the latest events first, at most 500. Needs `maturity.delivery.create` too. Callers who may not see all entities get only events that they sent, without the reason.',
    response: 'Targets without an entity, and why',
  },
  pushFacts: {
    tag: 'Facts',
    summary: 'Push facts',
    description: [
      'To a source at `maturity.push.sources` that names the caller, a service or an external access, among its `senders`. Needs the permission `maturity.fact.push`, which every service has. At most 500 facts in at most 4 MB: a larger request is rejected as a whole with 400 or 413. Each fact is checked on its own, and an invalid one does not affect the others. Repeating a request changes nothing, and what was observed earlier never replaces what was observed later.',
      'Such facts have the grade `declared`, because nothing binds the sender to the entity, and never replace one that a bound sender pushed, while that is fresh. The answer for an entity that the sender may not see is the same as for one that does not exist. The entities with new facts are assessed before the response.',
    ].join('\n\n'),
    response: 'The result of each fact, in their order',
    errors: [413],
  },
  pushFactsWithOidc: {
    tag: 'Facts',
    summary: 'Push facts from a pipeline',
    description:
      'Same as `POST /facts`, with the OIDC token of the pipeline as the bearer token, and without a token of Backstage. The issuer has to be at `maturity.push.issuers`, and the source has to name it among its `issuers`. Each entity has to be that of the repository that the token names. Such facts have the grade `observed`, and their evidence links the run of the pipeline. 503 if the issuer cannot be asked for its keys: nothing is stored then.',
    response: 'The result of each fact, in their order',
    errors: [413, 503],
  },
  declareFacts: {
    tag: 'Facts',
    summary: 'Declare the facts of a source',
    description: [
      'Of a source at `maturity.push.sources` with `declaredBy: caller` that names the caller among its `senders`. Needs the permission `maturity.fact.push`. The facts can be pushed at once, to each replica. Repeating the request changes nothing.',
      'A later declaration can change titles, descriptions, the maximum age and `needsEvidence`, and add facts. A fact keeps its type and cannot be left out, because models may read it; nor can it have a type that does not fit a condition of a model. The body may have 256 KB.',
    ].join('\n\n'),
    response: 'Whether something changed, and the facts of the source',
    errors: [413],
  },
  listAttestations: {
    tag: 'Statements',
    summary: 'List the attestations of an entity',
    description:
      'What people stated in the portal, also what was replaced and withdrawn. Attestations in annotations are facts of the entity.',
    response: 'All statements, and whether the caller may make one',
    errors: [404],
  },
  attest: {
    tag: 'Statements',
    summary: 'Attest',
    description: [
      'States whether an entity meets a check, where the check reads a fact `attestation/<name>`. The author is the signed-in user, who has to speak for the entity: an owner, a member of an owning group or a group below it, or of the platform team. Needs `maturity.attestation.create`. A `yes` needs evidence, and ends after 12 months at the latest. The grade is `attested`: what a tool sees of the same thing counts for more.',
      'Repeating the request with the same `id` changes nothing. 409 with `current` in the error if somebody stated something after `replaces`.',
    ].join('\n\n'),
    response: 'The statement as stored; the entity is assessed by then',
    errors: [404, 409],
  },
  listExemptions: {
    tag: 'Statements',
    summary: 'List exemptions',
    description:
      'Those of the configuration and those asked for in the portal, of entities that the caller may see.',
    response: 'One page, and the number on all pages',
  },
  requestExemption: {
    tag: 'Statements',
    summary: 'Ask for an exemption',
    description:
      'It counts once somebody else approves it, until the end of its last day. Needs `maturity.exemption.request`. Repeating the request with the same `id` changes nothing. 409 with `current` in the error if one for the same check waits for a decision.',
    response: 'The request as stored',
    errors: [404, 409],
  },
  decideExemption: {
    tag: 'Statements',
    summary: 'Approve, deny or end an exemption',
    description:
      'Needs `maturity.exemption.decide`. Nobody decides about what they asked for themselves, but everybody can take back their own request. Repeating the request changes nothing. 409 with `current` in the error if the exemption changed after `version`.',
    response: 'The exemption as stored; the entity is assessed by then',
    errors: [404, 409],
  },
  getGoneEntities: {
    tag: 'Upkeep',
    summary: 'Count entities that left the catalog',
    description:
      'Their data is kept for some days and counts nowhere. When a run would delete that of many entities at once, they wait for a confirmation. Needs `maturity.gone.forget`.',
    response: 'The numbers of entities',
  },
  forgetGoneEntities: {
    tag: 'Upkeep',
    summary: 'Confirm that entities are to be forgotten',
    description:
      'The next run deletes the data of the entities that were gone by then, unless they come back before. Needs `maturity.gone.forget`. Repeating the request is safe.',
    response: 'The number of entities',
  },
  listSources: {
    tag: 'Upkeep',
    summary: 'List how the fact sources are doing',
    description:
      'The last and the next run of each, what it saw, and what it did not know and why. Needs `maturity.source.read`. The messages can name any entity, repository or server.',
    response: 'All enabled sources',
  },
  listMissingSources: {
    tag: 'Upkeep',
    summary: 'List the sources that are not connected',
    description:
      'Those first that would settle the most results that are not measured, among the entities that the caller may see. The numbers are upper bounds: a tool can only be asked once it is connected. Needs `maturity.source.read`.',
    response: 'The sources that would tell the most, first',
  },
  trySource: {
    tag: 'Upkeep',
    summary: 'Try a source',
    description:
      'Asks an installed source about up to 20 entities, and stores nothing: to see what a new configuration finds. Needs `maturity.source.try`. The tool is really asked.',
    response: 'The facts of each entity, and the log of the source',
    errors: [404],
  },
  getSurvey: {
    tag: 'Survey',
    summary: 'Get the survey of this quarter',
    description:
      'Its questions, and whether the caller may answer it. For people only, with the permission `maturity.survey.answer`.',
    response: 'The survey',
  },
  answerSurvey: {
    tag: 'Survey',
    summary: 'Answer the survey',
    description:
      'Once a quarter for each person, with the permission `maturity.survey.answer`. The answer is added to that of others and is not kept by itself: it cannot be changed or withdrawn. 409 if the caller has answered in this quarter, or the survey of that quarter is closed: nothing is counted then. The audit log says that somebody answered, not who.',
    response: 'That it was counted',
    errors: [409],
  },
  getSurveyResults: {
    tag: 'Survey',
    summary: 'Get the results of a group',
    description:
      'Of the group and all groups below it, quarter by quarter. Answers appear five or more at a time: those of a group with five others of the same group, and those that are left when the survey closes with others of the next group above. Needs `maturity.survey.read` for the group.',
    response: 'The quarters with at least five answers',
    errors: [404],
  },
  getOpenApiJson: {
    tag: 'Description',
    summary: 'Get this document as JSON',
    description: 'For tools that read JSON.',
    response: 'An OpenAPI 3.1 document',
  },
  getOpenApiYaml: {
    tag: 'Description',
    summary: 'Get this document as YAML',
    description: 'For tools and people that read YAML.',
    response: 'An OpenAPI 3.1 document',
  },
} as const satisfies { readonly [K in EndpointId]: EndpointDoc };
