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
  };
}
