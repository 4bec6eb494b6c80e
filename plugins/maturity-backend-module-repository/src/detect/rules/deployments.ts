import {
  definePathRules,
  names,
  definePipelineRules,
  PipelineRule,
} from '../Rule';
import { deployTools } from './deployTools';

/** Names of deployments that bring out pages or packages only. */
export const deploysNoService =
  /docs?|documentation|site|pages|storybook|website|preview-comment|gh-pages|javadoc|maven|artifacts?|nexus|npm|pypi/;

/** How a pipeline shows that it deploys. */
export const deployWorkflowRules: readonly PipelineRule[] = [
  ...Object.entries(deployTools).map(
    ([id, { value, uses, commands, commandsExcept }]): PipelineRule => ({
      id: `deploy-${id}`,
      fact: 'deployWorkflows',
      value: { path: true },
      reason: value
        ? `It applies ${value}.`
        : 'It changes what runs in an environment.',
      uses,
      usesExcept: deploysNoService,
      commands,
      commandsExcept,
    }),
  ),
  ...definePipelineRules({
    fact: 'deployWorkflows',
    value: { path: true },
  })({
    'deploy-script': {
      reason:
        'A script or task of the repository that is named after deploying, and does more than print. `deploy:docs` and the like do not count.',
      commandsExcept:
        /docs?\b|documentation|tutorial|site|pages|storybook|javadoc|artifacts?/,
      commands: [
        'make|gmake|task|just|rake|invoke|inv|mage|nx|turbo|gulp|grunt|rails|mix|composer … deploy*|*-deploy|*:deploy',
        'npm|pnpm|yarn|bun … deploy*|*:deploy',
        'deploy-*|deploy_*|deploy*.sh|deploy*.bash|deploy*.py|deploy*.rb|deploy*.ps1|deploy*.js|deploy*.ts|deploy|*deploy.sh|*deploy.py|*deploy.ps1|*deploy.js',
      ],
    },
    'deploy-dispatch': {
      reason:
        'It tells another repository of a new image or tag, which is deployed from there.',
      commands: ['curl|gh … *repos/*/*/dispatches'],
      commandsExcept: /^(?!.*(?:deploy|image|[-_]tag|manifest|helm))/i,
    },
    'deploy-hook': {
      reason: 'It calls a hook that deploys.',
      commands: [
        'curl|wget … *deploy*|*DEPLOY*|*Deploy*|*update-image*|*updateImage*',
      ],
      commandsExcept:
        /slack|discord|teams|chat|notif|status|api\.github\.com|sentry|datadog|newrelic|grafana|download|releases?\/|docs|pages|preview|cancel|\.(?:sh|tar|tgz|gz|zip|ya?ml)\b/i,
    },
    'deploy-gitops': {
      reason:
        'It changes the image in manifests and pushes that, which a GitOps controller deploys.',
    },
    'deploy-environment': {
      reason:
        'A job that names one of the usual environments, and does more than print, test or build.',
      environment: true,
    },
    'deploy-reused': {
      reason:
        'A shared workflow, template or action of anybody that is named after deploying.',
      uses: ['deploy$', 'deployment$'],
      usesExcept:
        /docs?|site|pages|storybook|preview-comment|chrnorm|(?:^|[-_/])(?:get|create|update|delete|cancel|check|validate|wait|notify|status|setup|lint|test|start|finish|record|track|approve)[-_].*deploy|deploy(?:ment)?[-_](?:status|key|keys|info|comment|summary|check|preview|time|metrics)|cancel|deployments?-api|deactivate/,
    },
    'deploy-name': {
      reason:
        'A workflow that is named after deploying, where its content is not known. Deploying documentation does not count.',
      named:
        /^(?!.*(?:docs?|site|pages|storybook|website|validate|lint|test|dry-?run)(?:$|[-_.]))(?:.*[-_.])?(?:deploy|deployment|rollout|promote|cd)(?:$|[-_.])/,
    },
  }),
];

/** Deployments over SSH or FTP, to a machine that is kept by hand. */
export const sshDeploymentRules = definePipelineRules({
  fact: 'sshDeployments',
  value: { path: true },
})({
  'ssh-action': {
    reason:
      'Published actions that run commands or copy files over SSH or FTP.',
    uses: names(`
        ssh-action scp-action ssh-deploy ssh-scp-action rsync-deployments action-rsync ftp-deploy
        ftp-deploy-action sftp-deploy ssh-run rsync-deploy scp-deploy SSH CopyFilesOverSSH FtpUpload
        sshPublisher drone-ssh drone-scp drone-rsync ssh-execute-commands
      `),
    usesExcept: /ssh-(?:agent|key|setup|auth)|setup-ssh|install-ssh/,
  },
  'ssh-command': {
    reason: 'Commands that run or copy something on another machine.',
    // Dokku takes its commands over SSH.
    commandsExcept: /(?:^| )dokku@/,
    commands: [
      'ssh … *@*',
      'sshpass',
      'scp … *:*',
      'rsync … *:*',
      'sftp … *@*',
      'lftp',
      'ssh … *HOST*|*SERVER*|*host*|*server*',
    ],
  },
});

/** Tools with which pipelines plan and apply infrastructure. */
export const infrastructurePipelineRules: readonly PipelineRule[] =
  Object.entries(deployTools).flatMap(
    ([
      id,
      {
        value,
        uses = [],
        commands = [],
        plans = [],
        plansWith = [],
        plansExcept,
      },
    ]) =>
      value
        ? [
            {
              id: `${id}-pipeline`,
              fact: 'infrastructurePipelines' as const,
              value,
              reason: `The pipeline plans or applies ${value}.`,
              uses: [...uses, ...plansWith],
              usesExcept: deploysNoService,
              commands: [...commands, ...plans],
              commandsExcept: plansExcept,
              named:
                value === 'Terraform'
                  ? /\b(?:terraform|tofu|tf)[-_.](?:\w+[-_.])*(?:plan|apply|deploy)\b/
                  : undefined,
            },
          ]
        : [],
  );

/** Services and controllers that plan and apply what is in the repository. */
export const infrastructureControllerRules = definePathRules({
  fact: 'infrastructurePipelines',
})({
  atlantis: {
    value: 'Atlantis',
    reason: 'Atlantis reads its projects from this file.',
    globs: ['atlantis.yaml', 'atlantis.yml'],
    scope: 'repository',
  },
  spacelift: {
    value: 'Spacelift',
    reason: 'Spacelift reads its stacks from this file.',
    globs: ['.spacelift/config.yaml', '.spacelift/config.yml'],
    scope: 'repository',
  },
  digger: {
    value: 'Digger',
    reason: 'Digger reads its projects from this file.',
    globs: ['digger.yaml', 'digger.yml'],
    scope: 'repository',
  },
  'terraform-cloud': {
    value: 'Terraform Cloud',
    reason: 'The configuration names a workspace of Terraform Cloud.',
    globs: ['**/*.tf'],
    content: [/^[ \t]*(?:cloud\s*\{|backend\s+"remote"\s*\{)/m],
  },
  'argo-cd': {
    value: 'Argo CD',
    reason: 'An application that Argo CD keeps in step with a repository.',
    globs: ['**/*.yaml', '**/*.yml', '**/*.json'],
    objects: ['argoproj.io Application|ApplicationSet'],
  },
  flux: {
    value: 'Flux',
    reason: 'A release, kustomization or source that Flux keeps in step.',
    globs: ['**/*.yaml', '**/*.yml'],
    objects: [
      '*.toolkit.fluxcd.io Kustomization|HelmRelease|GitRepository|OCIRepository|HelmRepository',
    ],
  },
  fleet: {
    value: 'Fleet',
    reason: 'Fleet deploys the folder by this file, or from this repository.',
    globs: ['**/fleet.yaml'],
    content: [
      /^(?:helm|kustomize|defaultNamespace|namespace|targetCustomizations):/m,
    ],
  },
  'config-sync': {
    value: 'Config Sync',
    reason: 'Config Sync keeps clusters in step with the repository.',
    globs: ['**/*.yaml', '**/*.yml'],
    objects: ['configsync.gke.io RootSync|RepoSync'],
  },
});
