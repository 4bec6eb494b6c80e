import { Stage } from '../types';
import {
  attested,
  found,
  nothingRuns,
  provenByGithubUnlessGitlab,
  provenByGitlab,
} from './proofs';

/** Reliability, delivery and compliance are measured and steered, not hoped for. */
export const stage5ProductGradePlatform: Stage = {
  id: 'product-grade-platform',
  title: 'Product-grade platform',
  summary:
    'You are here if reliability has a number and a budget, if delivery is measured and holds steady, if compliance is checked by machines all the time, ' +
    'and if the platform answers to its users. Few are, and the direction matters more than the arrival.',
  advice:
    'Keep measuring. Look in the delivery metrics for the next bottleneck, remove it, and look again.',
  checks: [
    {
      id: 'slo',
      title: 'It has service level objectives and an error budget',
      why: 'An objective turns the quarrel about “reliable enough” into a number that developers and their customers have agreed on.',
      fix: {
        title: 'Declare service level objectives',
        text: 'Choose one or two indicators that users feel, such as availability or latency, and declare an objective for each with OpenSLO, Sloth or Pyrra, or link the one in your monitoring.',
        docs: 'https://sre.google/workbook/implementing-slos/',
        effort: 'medium',
      },
      required: true,
      notApplicable: nothingRuns,
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
      title: 'The error budget is looked at and mostly kept',
      why: 'An objective that nobody acts upon is decoration. The budget tells when to slow down for reliability, and when there is room to take risks.',
      fix: {
        title: 'Review the error budget every month',
        text: 'Review the error budget every month, agree on what happens when it is spent, and write down what was decided.',
        docs: 'https://sre.google/workbook/error-budget-policy/',
        effort: 'medium',
      },
      required: false,
      notApplicable: nothingRuns,
      condition: {
        $any: [
          { 'prometheus/errorBudgetRemaining': { $gte: 0 } },
          attested('error-budget-kept'),
        ],
      },
    },
    {
      id: 'dora-steady',
      title: 'The DORA metrics are tracked, and steady or improving',
      why: 'Whether delivery is healthy shows in its own trend. No fixed target is asked for: a team is compared with itself in the quarter before.',
      fix: {
        title: 'Track the DORA metrics and hold them steady',
        text: 'Record deployments, changes and incidents until at least four of the five metrics can be computed. Where one has become clearly worse, find out why before doing anything else.',
        docs: 'https://dora.dev/guides/dora-metrics/',
        effort: 'large',
      },
      required: true,
      notApplicable: nothingRuns,
      condition: {
        $any: [
          {
            $all: [
              { 'delivery/metricsMeasured': { $gte: 4 } },
              { 'delivery/metricsWorse': { $lte: 0 } },
            ],
          },
          attested('dora-steady'),
        ],
      },
    },
    {
      id: 'continuous-compliance',
      title: 'Compliance and security are automated and continuous',
      why: 'Rules that are checked once a year are broken for the rest of it. Rules that are code hold for every change, and an audit becomes a query.',
      fix: {
        title: 'Automate compliance with a policy engine',
        text: 'Let a policy engine such as OPA, Conftest or Kyverno decide in the pipeline or the cluster, switch on secret scanning, and close critical alerts within 30 days.',
        docs: 'https://www.openpolicyagent.org/docs/',
        effort: 'large',
      },
      required: true,
      condition: {
        $any: [
          provenByGithubUnlessGitlab({
            $all: [
              found('repository/policyEngines'),
              { 'github/secretScanning': true },
              { 'github/oldestCriticalAlertDays': { $lte: 30 } },
            ],
          }),
          provenByGitlab({
            $all: [
              found('repository/policyEngines'),
              { 'gitlab/secretScanning': true },
              { 'gitlab/oldestCriticalAlertDays': { $lte: 30 } },
            ],
          }),
          attested('continuous-compliance'),
        ],
      },
    },
    {
      id: 'satisfaction-measured',
      title: 'Developer satisfaction is measured',
      why: 'Developers feel friction long before it shows in figures. Asking them regularly, and showing what came of it, is the best guide to what to build next.',
      fix: {
        title: 'Ask developers how satisfied they are',
        text: 'Run a short survey at least every six months, publish the result and what will be done about it, and attest it for the organisation with a link.',
        docs: 'https://dora.dev/capabilities/job-satisfaction/',
        effort: 'medium',
      },
      required: true,
      of: 'organization',
      condition: {
        $any: [
          { 'survey/answers180d': { $gte: 1 } },
          attested('satisfaction-measured'),
        ],
      },
    },
    {
      id: 'day-one',
      title: 'New engineers ship to production on day one',
      why: 'A first day that ends with a change in production proves that accounts, documentation, pipeline and review all work without a favour from anyone.',
      fix: {
        title: 'Remove what keeps newcomers from shipping',
        text: 'Follow the next new engineer through the first day, write down every wait, and remove the longest one. Repeat until a small first change reaches production the same day.',
        docs: 'https://dora.dev/capabilities/documentation-quality/',
        effort: 'large',
      },
      required: true,
      of: 'organization',
      condition: { $any: [attested('day-one')] },
    },
    {
      id: 'platform-slo',
      title: 'The platform has objectives, a roadmap and feedback of its own',
      why: 'Every service inherits the reliability of the platform below it. Teams can only build on promises that the platform has made and keeps.',
      fix: {
        title: 'Publish what the platform promises',
        text: 'Publish service levels for the platform, a roadmap and a channel for feedback, review them with the teams each quarter, and attest it for the organisation with a link.',
        docs: 'https://tag-app-delivery.cncf.io/whitepapers/platform-eng-maturity-model/',
        effort: 'large',
      },
      required: true,
      of: 'organization',
      condition: { $any: [attested('platform-slo')] },
    },
  ],
};
