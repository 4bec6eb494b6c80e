import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    /**
     * The models that entities are assessed by: one, or a list, each written
     * out, included with `$include`, or read as YAML text with `$file`. They
     * replace the built-in model. A model that is not valid stops the plugin
     * from starting, with the path of each problem.
     *
     * See the documentation of the model for its grammar.
     */
    models?: string | object | Array<string | object>;

    /**
     * Adds the built-in model of five stages to `models`. Without `models` it
     * is in use anyway.
     */
    builtInModel?: boolean;

    /**
     * Entity ref of the organisation, e.g. `group:default/acme`: checks with
     * `of: organization` read its facts. When left out, it is the topmost group
     * above the owner of each entity.
     */
    organization?: string;

    /**
     * Granted, reasoned and expiring permissions not to meet a check.
     */
    exemptions?: Array<{
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
    }>;

    /**
     * Annotation keys that the `catalog` source looks for. A list replaces the
     * built-in keys of its category.
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
        schedule?: {
          /** How often: a cron expression, a duration, or only when triggered. */
          frequency:
            | { cron: string }
            | { trigger: 'manual' }
            | string
            | HumanDuration;
          /** Longest time for one run. */
          timeout: string | HumanDuration;
          /** Time before the first run, 5 seconds when left out. */
          initialDelay?: string | HumanDuration;
        };
      };
    };

    /**
     * The assessment of all entities from stored facts. It makes stages follow
     * evidence that grows stale and exemptions that end, and removes what has
     * left the catalog.
     */
    reassess?: {
      /** Hourly, with a timeout of 30 minutes, when left out. */
      schedule?: {
        /** How often: a cron expression, a duration, or only when triggered. */
        frequency:
          | { cron: string }
          | { trigger: 'manual' }
          | string
          | HumanDuration;
        /** Longest time for one run. */
        timeout: string | HumanDuration;
        /** Time before the first run, 2 minutes when left out. */
        initialDelay?: string | HumanDuration;
      };
    };

    /**
     * Deployments, changes and incidents that are reported, and the DORA metrics
     * that they come to.
     */
    delivery?: {
      /**
       * Names of the environments that are production, compared without case;
       * `production` and `prod` when left out. A deployment that names no
       * environment is not taken for one to production.
       */
      production?: string[];

      /**
       * Whether incidents of all entities are reported. When left out, an entity
       * counts as tracked once an incident, a failed deployment or a rollback of
       * it was reported; until then it has no change fail rate.
       */
      incidentsTracked?: boolean;

      /**
       * Which deployment an incident belongs to when it names none:
       * `lastDeployment` (the default) for the last successful one to production
       * before it began, or `none`.
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
       * component by `metadata.name`, or any entity by its full ref.
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
       * When events are matched again, entities measured that were not when
       * their events came, and old events deleted.
       */
      schedule?: {
        /** How often: a cron expression, a duration, or only when triggered. Every minute when left out. */
        frequency:
          | { cron: string }
          | { trigger: 'manual' }
          | string
          | HumanDuration;
        /** Longest time for one run, 30 minutes when left out. */
        timeout: string | HumanDuration;
        /** Time before the first run, 5 seconds when left out. */
        initialDelay?: string | HumanDuration;
      };
    };
  };
}
