import { Model } from '../types';
import { attested, found, linked } from './proofs';
import { retired, retiredLifecycles } from './retired';
import {
  described,
  guide,
  healthVisible,
  owned,
  partOfSystem,
  protectedMain,
} from './sharedChecks';

/** Where the fields of a catalog entry are explained. */
const descriptorFormat =
  'https://backstage.io/docs/features/software-catalog/descriptor-format';

/** The built-in model of APIs. */
export const apiModel: Model = {
  id: 'api',
  version: 1,
  title: 'API maturity',
  description:
    'Whether others can find an API, understand it and build on it, in five stages from an entry in the catalog to a governed contract.',
  appliesTo: { kind: 'API' },
  leavesOut: [retired],
  stages: [
    {
      id: 'listed',
      title: 'Listed',
      summary:
        'You are here if the API is in the catalog, and people still ask around to learn whose it is and what it is for.',
      advice:
        'Give the API an owner and write two sentences about it: what it offers, and to whom.',
      checks: [],
    },
    {
      id: 'described',
      title: 'Described',
      summary:
        'You are here if a stranger can tell what the API is for, which team answers for it, and in which format it is defined.',
      advice:
        'Connect the API with the component that provides it, and with the system that it belongs to.',
      checks: [
        owned,
        described,
        {
          id: 'machine-readable',
          title: 'The catalog names a machine-readable format',
          why: 'From a machine-readable definition come clients, mocks, tests and pages that are always up to date.',
          limits:
            'It reads the type of the entry, not the definition. A definition that is empty in all but form passes.',
          fix: {
            title: 'Publish a machine-readable definition',
            text: 'Define the API with OpenAPI, AsyncAPI, GraphQL, Protocol Buffers or tRPC, put that into spec.definition and name the format in spec.type.',
            docs: 'https://spec.openapis.org/oas/latest.html',
            effort: 'medium',
          },
          required: true,
          grade: 'observed',
          condition: {
            $any: [
              {
                'entity/spec.type': {
                  $in: [
                    ...['openapi', 'asyncapi', 'graphql', 'grpc', 'trpc'],
                    ...['wsdl', 'soap', 'odata', 'smithy', 'typespec'],
                    ...['avro', 'json-schema', 'raml', 'mcp-server'],
                  ],
                },
              },
            ],
          },
        },
      ],
    },
    {
      id: 'connected',
      title: 'Connected',
      summary:
        'You are here if the catalog shows which component provides the API, which system it is a part of, and how far it can be relied on.',
      advice:
        'Write a guide with a request that works, and show how healthy the API is.',
      checks: [
        {
          id: 'provided',
          title: 'The component that provides it is known',
          why: 'When an API fails, the next question is what runs behind it. The catalog should answer before anybody must ask.',
          limits:
            'The component says that it provides the API. Nobody calls the API to see whether that is so.',
          fix: {
            title: 'Name the API at its component',
            text: 'Add the API to spec.providesApis of the component that implements it.',
            docs: 'https://backstage.io/docs/features/software-catalog/system-model',
            effort: 'small',
          },
          required: true,
          grade: 'observed',
          condition: { $any: [{ 'catalog/providers': { $gte: 1 } }] },
        },
        partOfSystem,
        {
          id: 'lifecycle-stated',
          title: 'Its lifecycle is stated',
          why: 'Nobody should build on an experiment without knowing that it is one.',
          limits:
            'It asks for a lifecycle that others use as well, not whether the API is treated like that.',
          fix: {
            title: 'State its lifecycle',
            text: 'Set spec.lifecycle to experimental, beta or production, as the catalog of your organisation does.',
            docs: descriptorFormat,
            effort: 'small',
          },
          required: true,
          grade: 'observed',
          condition: {
            $any: [
              {
                'entity/spec.lifecycle': {
                  $in: [
                    ...['experimental', 'alpha', 'beta', 'preview'],
                    ...['production', 'ga', 'stable', 'active'],
                    ...retiredLifecycles,
                  ],
                },
              },
            ],
          },
        },
        {
          id: 'consumers-known',
          title: 'Its consumers are known',
          why: 'Whoever changes an API must tell those who use it. A list in the catalog is quicker than an outage.',
          limits:
            'Consumers name themselves. Those that do not are missing, and nobody looks into the traffic.',
          fix: {
            title: 'Ask consumers to name the API',
            text: 'Ask the teams that call the API to add it to spec.consumesApis of their components.',
            docs: 'https://backstage.io/docs/features/software-catalog/system-model',
            effort: 'medium',
          },
          required: false,
          grade: 'observed',
          condition: { $any: [{ 'catalog/consumers': { $gte: 1 } }] },
        },
      ],
    },
    {
      id: 'operated',
      title: 'Documented and operated',
      summary:
        'You are here if a developer can start without asking, and if everybody sees whether the API works right now.',
      advice:
        'Agree how the contract changes: who reviews it, how a breaking change is found, and how long an old version lives.',
      checks: [
        guide,
        healthVisible,
        {
          id: 'support-contact',
          title: 'A contact answers when it fails',
          why: 'Consumers in an outage need someone who acts, not the name of a team.',
          limits:
            'An annotation or a link is taken at its word. Nobody looks whether someone answers.',
          fix: {
            title: 'Name whom to call when it fails',
            text: 'Link the on-call service with its annotation, or add a link of type support or contact to the catalog entry.',
            docs: 'https://sre.google/workbook/on-call/',
            effort: 'small',
          },
          required: true,
          condition: {
            $any: [
              found('catalog/onCall'),
              linked('support|contact|help ?desk|on-?call'),
              attested('support-contact'),
            ],
          },
        },
      ],
    },
    {
      id: 'governed',
      title: 'Governed',
      summary:
        'You are here if consumers can trust the contract: it changes only after a review, and never breaks without notice.',
      advice:
        'Keep asking consumers what they miss, and retire the versions that nobody uses any more.',
      checks: [
        protectedMain,
        {
          id: 'breaking-changes-found',
          title: 'Breaking changes are found before a release',
          why: 'Consumers learn of a breaking change either from a pipeline or from an outage.',
          limits:
            'No source looks for such a step in the pipeline. It is a statement, as good as the evidence that it links.',
          fix: {
            title: 'Compare the definition in the pipeline',
            text: 'Compare each change of the definition with the released one, for example with oasdiff, Buf or GraphQL Inspector, and stop the release where it breaks consumers. Then attest it.',
            docs: 'https://www.oasdiff.com/',
            effort: 'medium',
          },
          required: true,
          condition: { $any: [attested('breaking-changes-found')] },
        },
        {
          id: 'change-policy',
          title: 'Changes are announced by a published rule',
          why: 'A version policy tells consumers how long they can wait, so that they need not fear every release.',
          limits:
            'A link to a changelog or policy is taken at its word. Whether the team keeps to it is not seen.',
          fix: {
            title: 'Publish how the API changes',
            text: 'Publish how versions are numbered, how long an old one lives and where changes are announced, and link that page with the type changelog or deprecation.',
            docs: 'https://semver.org/',
            effort: 'small',
          },
          required: true,
          condition: {
            $any: [
              linked('change ?logs?|changes|versioning|deprecations?|sunset'),
              attested('change-policy'),
            ],
          },
        },
        {
          id: 'service-level',
          title: 'Consumers know the service level',
          why: 'An objective tells consumers what they can build on, and what they must be prepared for.',
          limits:
            'A link with the title SLO is taken at its word. Whether the objective is measured or met is not seen.',
          fix: {
            title: 'Publish a service level objective',
            text: 'Define an objective for availability or latency in your monitoring tool, and link it with the type slo.',
            docs: 'https://sre.google/workbook/implementing-slos/',
            effort: 'medium',
          },
          required: true,
          condition: {
            $any: [found('catalog/slos'), attested('service-level')],
          },
        },
      ],
    },
  ],
};
