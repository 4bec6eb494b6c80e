import { Stage } from '../types';
import { attested, found, provenByHosts } from './proofs';
import { running } from './profiles';

/** Reliability, delivery and compliance are measured and managed. */
export const stage5ProductGradePlatform: Stage = {
  id: 'product-grade-platform',
  title: 'Product-grade platform',
  summary:
    'You are here if reliability has an objective and a budget, if delivery is measured and steady, if compliance checks run automatically all the time, ' +
    'and if the platform listens to its users. Few organisations reach this stage; the direction matters more.',
  advice:
    'Keep measuring. Find the next bottleneck in the delivery metrics, remove it, and repeat.',
  checks: [
    {
      id: 'slo',
      title: 'Service level objectives and an error budget exist',
      why: 'An objective replaces the debate about “reliable enough” with a number that developers and customers agree on.',
      limits:
        'A definition is enough: whether the objective is measured or met is not seen. A link with the title SLO is taken at its word.',
      fix: {
        title: 'Define service level objectives',
        text: 'Choose one or two indicators that users notice, such as availability or latency. Define an objective for each with OpenSLO, Sloth or Pyrra, or link the objective in your monitoring tool.',
        docs: 'https://sre.google/workbook/implementing-slos/',
        effort: 'medium',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          found('repository/sloDefinitions'),
          found('catalog/slos'),
          attested('slo'),
        ],
      },
    },
    {
      id: 'error-budget-kept',
      title: 'The error budget is tracked and met',
      why: 'An objective has no effect if nobody acts on it. The budget shows when to slow down for reliability and when to take risks.',
      limits:
        'Unless a connected tool reads what is left of the budget, it is a statement, as good as the evidence that it links.',
      fix: {
        title: 'Review the error budget every month',
        text: 'Review the error budget every month, agree on the consequences of spending it, and record the decisions.',
        docs: 'https://sre.google/workbook/error-budget-policy/',
        effort: 'medium',
      },
      required: false,
      profiles: running,
      condition: { $any: [attested('error-budget-kept')] },
    },
    {
      id: 'dora-steady',
      title: 'The DORA metrics are tracked, and steady or improving',
      why: 'The trend shows whether delivery is healthy. There is no fixed target: each team is compared with its own previous quarter.',
      limits:
        'It compares only what was reported. Deployments, changes and incidents that nobody reports are missing, which makes the metrics look better.',
      fix: {
        title: 'Track the DORA metrics and keep them steady',
        text: 'Record deployments, changes and incidents, and let the incident feed send heartbeats, until at least three of the five metrics can be compared with the quarter before. If a metric becomes clearly worse, find the cause first.',
        docs: 'https://dora.dev/guides/dora-metrics/',
        effort: 'large',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          {
            $all: [
              { 'delivery/metricsSteadyOrBetter': { $gte: 3 } },
              { 'delivery/metricsWorse': { $lte: 0 } },
            ],
          },
          attested('dora-steady'),
        ],
      },
    },
    {
      id: 'continuous-compliance',
      title: 'Compliance and security checks are automated',
      why: 'Rules that are checked once a year are broken for the rest of it. Rules defined as code apply to every change, and an audit becomes a query.',
      limits:
        'A policy engine that is set up may check little. Secret scanning and alerts are known of GitHub and GitLab only; on other hosts, only a statement tells.',
      fix: {
        title: 'Automate compliance with a policy engine',
        text: 'Use a policy engine such as OPA, Conftest or Kyverno in the pipeline or the cluster, enable secret scanning, and close critical alerts within 30 days.',
        docs: 'https://www.openpolicyagent.org/docs/',
        effort: 'large',
      },
      required: true,
      condition: {
        $any: [
          ...provenByHosts(
            ['secretScanning', 'oldestCriticalAlertDays'],
            host => ({
              $all: [
                found('repository/policyEngines'),
                { [`${host}/secretScanning`]: true },
                { [`${host}/oldestCriticalAlertDays`]: { $lte: 30 } },
              ],
            }),
          ),
          attested('continuous-compliance'),
        ],
      },
    },
    {
      id: 'satisfaction-measured',
      title: 'Developer satisfaction is measured',
      why: 'Developers notice friction long before metrics show it. Regular surveys with published results are the best guide to the next improvement.',
      limits:
        'Five answers to the developer survey of the portal are enough. A survey elsewhere is a statement about the whole organisation. Neither says how satisfied people are.',
      fix: {
        title: 'Survey developer satisfaction',
        text: 'Open the developer survey of the portal, or run a short one elsewhere at least every six months and attest it for the organisation with a link. Publish the results and the planned actions.',
        docs: 'https://dora.dev/capabilities/job-satisfaction/',
        effort: 'medium',
      },
      required: true,
      of: 'organization',
      condition: {
        $any: [
          { 'survey/answers': { $gte: 5 } },
          attested('satisfaction-measured'),
        ],
      },
    },
    {
      id: 'day-one',
      title: 'New engineers ship to production on day one',
      why: 'A change in production on the first day proves that accounts, documentation, pipeline and review work without personal favours.',
      limits:
        'No source shows it: the catalog does not keep when somebody joined, and deliveries name no people. It is a statement about the whole organisation, while one team may be far from it.',
      fix: {
        title: 'Remove the obstacles for new engineers',
        text: 'Follow the next new engineer through the first day, record every wait, and remove the longest one. Repeat until a small change reaches production on the first day.',
        docs: 'https://dora.dev/capabilities/documentation-quality/',
        effort: 'large',
      },
      required: true,
      of: 'organization',
      condition: { $any: [attested('day-one')] },
    },
    {
      id: 'platform-slo',
      title: 'The platform has its own SLOs, roadmap and feedback channel',
      why: 'Every service inherits the reliability of the platform. Teams can build only on commitments that the platform makes and keeps.',
      limits:
        'No tool shows it. It is a statement about the whole organisation, as good as the evidence that it links.',
      fix: {
        title: 'Publish the platform’s commitments',
        text: 'Publish service levels for the platform, a roadmap and a feedback channel. Review them with the teams each quarter, and attest it for the organisation with a link.',
        docs: 'https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/',
        effort: 'large',
      },
      required: true,
      of: 'organization',
      condition: { $any: [attested('platform-slo')] },
    },
  ],
};
