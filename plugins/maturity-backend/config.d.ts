import { HumanDuration } from '@backstage/types';

/**
 * A granted exemption.
 *
 * @propertyNames {"enum": ["entity", "model", "check", "reason", "grantedBy", "until", "evidence"]}
 */
interface ExemptionConfig {
  /** Full ref of the entity, e.g. `component:default/orders`. */
  entity: string;
  /** Id of the model; all models that have the check when left out. */
  model?: string;
  /** Id of the check. */
  check: string;
  /** Why the check need not be met. */
  reason: string;
  /** Who granted it: an entity ref or a name. */
  grantedBy: string;
  /** Date (UTC) on which it ends, e.g. `2026-12-31`. */
  until: string;
  /** Link to the decision. */
  evidence?: string;
}

/** When a task runs. */
interface ScheduleConfig {
  /** How often: a cron expression, a duration, or only when triggered. */
  frequency: { cron: string } | { trigger: 'manual' } | string | HumanDuration;
  /** Longest time for one run. */
  timeout: string | HumanDuration;
  /** Time before the first run, 5 seconds when left out. */
  initialDelay?: string | HumanDuration;
}

/**
 * The webhook of one tool.
 *
 * @propertyNames { "enum": ["secret", "environment"] }
 */
interface WebhookConfig {
  /**
   * At least 16 characters; several while one is replaced.
   *
   * @visibility secret
   */
  secret?: string | string[];
  /** Environment of events that name none. */
  environment?: string;
}

/**
 * An issuer of OIDC tokens for pipelines.
 *
 * @propertyNames {"enum": ["type", "issuer", "jwksUrl", "audience", "webUrl", "claim", "annotation", "require"]}
 */
interface PushIssuerConfig {
  /**
   * `github` and `gitlab` know the claims, the annotation and the link to a run;
   * `oidc`, the default, needs `claim` and `annotation`.
   */
  type?: 'github' | 'gitlab' | 'oidc';
  /** The claim `iss`: that of github.com when left out for `github`. */
  issuer?: string;
  /** Address of the keys, if it is not found at the issuer by discovery. */
  jwksUrl?: string;
  /** The audience that pipelines ask their token for; any of several. */
  audience: string | string[];
  /** Address of the code host. Entities whose code is on another host are never bound. */
  webUrl?: string;
  /** Claim that names the repository. */
  claim?: string;
  /** Annotation of the entity with the same value. */
  annotation?: string;
  /**
   * Allowed values of claims; one that ends in `*` allows each with that
   * beginning. When left out, `ref_protected` must be `true` for GitHub and
   * GitLab.
   */
  require?: { [claim: string]: string | string[] };
}

/**
 * A source whose facts senders push.
 *
 * @propertyNames {"enum": ["declaredBy", "title", "description", "facts", "senders", "issuers", "proofs"]}
 */
interface PushedSourceConfig {
  /**
   * With `caller`, the `senders` declare title, description and facts by
   * `PUT /api/maturity/facts/sources/<id>`: `config` when left out.
   */
  declaredBy?: 'config' | 'caller';
  title?: string;
  description?: string;
  /** Facts by name, which is camel case. */
  facts?: {
    /** @propertyNames {"enum": ["title", "description", "type", "maxAge", "needsEvidence"]} */
    [name: string]: {
      title: string;
      description: string;
      type: 'boolean' | 'number' | 'string' | 'strings' | 'instant' | 'object';
      /** An older fact is stale and proves nothing. */
      maxAge: HumanDuration;
      /** Refuses a value without a link to its evidence or to the run that pushes it. */
      needsEvidence?: boolean;
    };
  };
  /**
   * Subjects of services and external accesses that may push facts of any entity
   * that they may see, e.g. `external:ci`. Their facts are declared.
   */
  senders?: string[];
  /**
   * Ids of `issuers` whose pipelines may push facts of the entities of their
   * repository. Their facts are observed.
   */
  issuers?: string[];
  /** Alternatives that the facts add to checks of the built-in models. */
  proofs?: Array<{ check: string; condition: object }>;
}

/**
 * A question of the developer survey.
 *
 * @propertyNames {"enum": ["id", "type", "title"]}
 */
interface SurveyQuestionConfig {
  /** Its answers are compared over quarters by it, e.g. `satisfaction`. */
  id: string;
  /**
   * `rating`: 1 to 5; `recommendation`: 0 to 10, for the net promoter score; `topics`:
   * up to three of the topics; `text`: free text. Only ratings can be several.
   */
  type: 'rating' | 'recommendation' | 'topics' | 'text';
  /** The question. When left out, that of the built-in question with this id. */
  title?: string;
}

/**
 * A topic of the developer survey.
 *
 * @propertyNames {"enum": ["id", "title"]}
 */
interface SurveyTopicConfig {
  /** Compared over quarters by it, e.g. `slow-builds`. */
  id: string;
  /** When left out, that of the built-in topic with this id. */
  title?: string;
}

export interface Config {
  /** @propertyNames {"enum": ["models", "builtInModel", "organization", "exemptions", "attestations", "wellKnownAnnotations", "sources", "reassess", "delivery", "push", "goneEntities", "survey", "shards", "role"]} */
  maturity?: {
    /**
     * The models that entities are assessed by: one, or a list, each written
     * out, included with `$include`, or read as YAML text with `$file`. They
     * replace the built-in models. A model that is not valid stops the plugin
     * from starting, with the path of each problem.
     *
     * See the documentation of the model for its grammar.
     */
    models?: string | object | Array<string | object>;

    /**
     * Adds the built-in models of components, APIs, resources and organisations to
     * `models`.
     * Without `models` they are in use anyway.
     */
    builtInModel?: boolean;

    /**
     * Entity ref of the organisation, e.g. `group:default/acme`: checks with
     * `of: organization` read its facts. When left out, they are unknown.
     */
    organization?: string;

    /**
     * Who may attest. The owners of an entity and their members always may.
     *
     * @propertyNames {"enum": ["platformTeam"]}
     */
    attestations?: {
      /**
       * Entity ref of the group whose members, and those of the groups below
       * it, may attest for every entity, e.g. `group:default/platform`.
       */
      platformTeam?: string;
    };

    /**
     * Granted, reasoned and expiring permissions not to meet a check.
     */
    exemptions?: ExemptionConfig[];

    /**
     * Annotation keys that the `catalog` source looks for. A list replaces the
     * built-in keys of its category.
     *
     * @propertyNames {"enum": ["ciAnnotations", "onCall", "runbooks", "dashboards", "slos", "gitops", "infrastructureWorkspaces", "selfService", "securityTools"]}
     */
    wellKnownAnnotations?: {
      /** Keys that link an entity to a CI system. */
      ciAnnotations?: string[];
      /** Keys that link an entity to an on-call or incident tool. */
      onCall?: string[];
      /** Keys that hold or name a runbook. */
      runbooks?: string[];
      /** Keys that link an entity to dashboards, alerts or error tracking. */
      dashboards?: string[];
      /** Keys that link an entity to its SLOs. */
      slos?: string[];
      /** Keys that link an entity to an application deployed by GitOps. */
      gitops?: string[];
      /** Keys that link an entity to a workspace of an infrastructure-as-code tool. */
      infrastructureWorkspaces?: string[];
      /** Keys that only resources carry that came from self-service. */
      selfService?: string[];
      /** Keys that link an entity to a code quality or security tool. */
      securityTools?: string[];
    };

    /**
     * Settings of the fact sources by id. Modules add settings of their own.
     */
    sources?: {
      [sourceId: string]: {
        /** Whether the source is in use, `true` when left out. */
        enabled?: boolean;
        /**
         * When the source looks at all entities. The built-in sources `catalog`
         * and `attestation` do so every 10 minutes, others hourly unless they
         * say otherwise. One batch of entities may take half of the timeout.
         */
        schedule?: ScheduleConfig;
        /**
         * In how many shards the source looks at all entities: `maturity.shards`
         * when left out.
         *
         * @minimum 1
         * @maximum 16
         * @multipleOf 1
         */
        shards?: number;
      };
    };

    /**
     * Tasks of this replica: `worker` for the work over all entities, `api` for
     * requests, `all` for both, which is the default.
     */
    role?: 'all' | 'api' | 'worker';

    /**
     * Into how many shards the work over all entities is divided: each is a task
     * of its own, so that as many replicas share it. 1 when left out.
     *
     * @minimum 1
     * @maximum 16
     * @multipleOf 1
     */
    shards?: number;

    /**
     * The assessment of all entities from stored facts. It makes stages follow
     * evidence that grows stale and exemptions that end. The upkeep, which marks
     * and forgets what has left the catalog, has the same schedule.
     *
     * @propertyNames {"enum": ["schedule"]}
     */
    reassess?: {
      /**
       * Hourly, with a timeout of 30 minutes, and first after 2 minutes, when
       * left out.
       */
      schedule?: ScheduleConfig;
    };

    /**
     * Deployments, changes and incidents that are reported, and the DORA metrics
     * that they come to.
     *
     * @propertyNames {"enum": ["production", "incidentsTracked", "attribution", "match", "retention", "partitions", "schedule", "webhooks", "events"]}
     */
    delivery?: {
      /**
       * Names of the environments that are production, compared without case;
       * `production` and `prod` when left out. `production` always is one:
       * environments that GitHub or GitLab mark as production become it. A deployment that names no
       * environment is not taken for one to production.
       */
      production?: string[];

      /**
       * Whether the incident feeds together watch all entities. Then an incident
       * or heartbeat of any entity is a sign of life for all; when left out, only
       * those of the entity itself are. Without a sign of life in a window,
       * incidents are not tracked either way, and there is no change fail rate.
       */
      incidentsTracked?: boolean;

      /**
       * Which deployment an incident belongs to when it names none:
       * `lastDeployment` (the default) for the last successful one to production
       * before it began, or `none`. This is an estimate, and shown as one.
       */
      attribution?:
        | {
            to: 'lastDeployment';
            /** But not if that is longer ago than this, 24 when left out. */
            withinHours?: number;
          }
        | { to: 'none' };

      /**
       * Which labels of events lead to an entity, and how. The list replaces the
       * built-in one: `backstage_entity`, `service`, `app` and `component` name a
       * component by `metadata.name`, or any entity by its full ref. The label
       * `path` always chooses among the entities of a repository by their folder.
       */
      match?: Array<
        | {
            /** Name of the label. */
            label: string;
            /** Key of the annotation that has the same value. */
            annotation: string;
          }
        | {
            /** Name of the label. */
            label: string;
            /** Path of the field that has the same value, e.g. `metadata.name`. */
            field: string;
            /** Kind of the entity, any when left out. */
            kind?: string;
          }
      >;

      /**
       * How long events are kept, 400 days when left out and 180 at least, since
       * the last 90 days are compared with the 90 before.
       */
      retention?: string | HumanDuration;

      /**
       * Gives the table of events partitions by quarter, so that writing stays
       * fast with millions of events, and old quarters are deleted at once. Needs
       * PostgreSQL. An existing table is changed while events are written. It
       * keeps its partitions when this is left out again.
       */
      partitions?: 'quarter';

      /**
       * When events are matched again, entities measured that were not when
       * their events came, and old events deleted: every minute, with a timeout
       * of 30 minutes, when left out.
       */
      schedule?: ScheduleConfig;

      /**
       * Webhooks of tools that have no token of Backstage: a request that does
       * not show that it knows the secret is refused. A tool without a secret
       * needs a token with the permission `maturity.delivery.create`.
       *
       * @propertyNames {"enum": ["alertmanager", "pagerduty", "opsgenie", "argocd", "flux", "cloudevents"]}
       */
      webhooks?: {
        /** Prometheus Alertmanager. Its secret: sent as `Authorization: Bearer …`. */
        alertmanager?: WebhookConfig;
        /** PagerDuty, webhooks of version 3. Its secret: signing secret of the webhook subscription. */
        pagerduty?: WebhookConfig;
        /** Opsgenie, or the operations of Jira Service Management. Its secret: sent as `Authorization: Bearer …`. */
        opsgenie?: WebhookConfig;
        /** Notifications of Argo CD. Its secret: sent as `Authorization: Bearer …`. */
        argocd?: WebhookConfig;
        /** Notification controller of Flux. Its secret: of the provider `generic-hmac`, or sent as `Authorization: Bearer …`. */
        flux?: WebhookConfig;
        /** CDEvents, in CloudEvents or by themselves. Its secret: sent as `Authorization: Bearer …`. */
        cloudevents?: WebhookConfig;
      };

      /**
       * The events that are read from the events service of Backstage.
       *
       * @propertyNames {"enum": ["enabled", "github"]}
       */
      events?: {
        /** `true` when left out. */
        enabled?: boolean;
        /**
         * The events of GitHub that are a deployment beyond its deployments.
         *
         * @propertyNames {"enum": ["workflows", "releases"]}
         */
        github?: {
          /** Workflows whose runs deploy. */
          workflows?: Array<{
            /** Name of the workflow, as it is in its file. */
            name: string;
            /** Where it deploys to. */
            environment: string;
            /** Slug of the only repository that is meant, e.g. `acme/orders`. */
            repository?: string;
            /** Full ref of the entity that it deploys, where the repository has several. */
            entityRef?: string;
          }>;
          /** Where a release goes to when it is published; no deployment when left out. */
          releases?: { environment: string };
        };
      };
    };

    /**
     * Facts that pipelines and other tools push to `POST /api/maturity/facts`.
     *
     * @propertyNames {"enum": ["issuers", "sources"]}
     */
    push?: {
      /** Issuers of OIDC tokens, by an id of your choice. */
      issuers?: { [id: string]: PushIssuerConfig };
      /** Sources by their id, which is the first part of the ids of their facts. */
      sources?: { [id: string]: PushedSourceConfig };
    };

    /**
     * The developer survey. Without a secret there is none.
     *
     * @propertyNames {"enum": ["enabled", "secret", "questions", "topics", "window"]}
     */
    survey?: {
      /** Whether there is a survey: with a secret there is, when left out. */
      enabled?: boolean;
      /**
       * At least 32 random characters, which are in no backup of the database: with
       * them, who took part is hashed and answers that wait are encrypted. Of
       * several, the first is used, and the others still read.
       *
       * @visibility secret
       */
      secret?: string | string[];
      /**
       * The questions; when left out, a rating, a recommendation, topics and a free
       * text. All but the free text have to be answered.
       *
       * @minItems 1
       * @maxItems 10
       */
      questions?: SurveyQuestionConfig[];
      /**
       * The topics to choose from; the built-in ones when left out.
       *
       * @minItems 1
       * @maxItems 30
       */
      topics?: SurveyTopicConfig[];
      /**
       * When in a quarter (UTC) it is open: the whole quarter when left out.
       *
       * @propertyNames {"enum": ["fromDay", "days"]}
       */
      window?: {
        /**
         * Day of the quarter on which it opens, 1 when left out.
         *
         * @minimum 1
         * @maximum 90
         * @multipleOf 1
         */
        fromDay?: number;
        /**
         * Days that it is open; until the quarter ends when left out.
         *
         * @minimum 1
         * @maximum 90
         * @multipleOf 1
         */
        days?: number;
      };
    };

    /**
     * How long data of entities that left the catalog is kept. It counts
     * nowhere, and is there again when they come back.
     *
     * @propertyNames {"enum": ["keepFor", "confirmAbove"]}
     */
    goneEntities?: {
      /** How long it is kept before it is deleted: 7 days when left out. */
      keepFor?: string | HumanDuration;
      /**
       * Share of all entities, from 0 to 1. A run that would delete the data of
       * more of them, and of more than ten, waits until somebody with the
       * permission `maturity.gone.forget` confirms it: 0.2 when left out.
       */
      confirmAbove?: number;
    };
  };
}
