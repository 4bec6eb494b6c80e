import { definePipelineRules } from '../Rule';

/** How a pipeline shows that it deploys. */
export const deployWorkflowRules = definePipelineRules({
  fact: 'deployWorkflows',
  value: { path: true },
})({
  'deploy-action': {
    reason: 'Published actions, orbs and tasks that deploy to a platform.',
    uses: /(?:aws-actions\/amazon-ecs-deploy-task-definition|aws-actions\/aws-cloudformation-github-deploy|aws-actions\/aws-lambda-deploy|azure\/(?:webapps-deploy|k8s-deploy|functions-action|container-apps-deploy-action|static-web-apps-deploy|arm-deploy|bicep-deploy)|google-github-actions\/(?:deploy-(?:cloudrun|appengine|cloud-functions)|create-cloud-deploy-release)|superfly\/flyctl-actions|akhileshns\/heroku-deploy|cloudflare\/(?:wrangler-action|pages-action)|amondnet\/vercel-action|nwtgck\/actions-netlify|digitalocean\/app_action|railwayapp\/|octopusdeploy\/deploy-release-action|appleboy\/ssh-action|circleci\/aws-(?:ecs|eks)@|(?:AzureWebApp|AzureFunctionApp|AzureRmWebAppDeployment|KubernetesManifest|HelmDeploy|AzureContainerApps)@\d)/i,
  },
  'deploy-command': {
    reason: 'Commands that change what runs in an environment.',
    runs: /\b(?:kubectl\s+(?:[^\n|;&]*\s)?(?:apply|rollout|set\s+image|replace)|oc\s+(?:apply|rollout|start-build)|helm\s+(?:[^\n|;&]*\s)?(?:upgrade|install)|helmfile\s+(?:[^\n|;&]*\s)?(?:apply|sync)|skaffold\s+(?:run|deploy)|argocd\s+app\s+(?:sync|set)|flux\s+reconcile|aws\s+(?:ecs\s+update-service|lambda\s+update-function-code|deploy\s+create-deployment|cloudformation\s+deploy|apprunner\s+start-deployment|elasticbeanstalk\s+update-environment)|gcloud\s+(?:[^\n|;&]*\s)?(?:run\s+(?:services\s+)?(?:deploy|replace)|app\s+deploy|functions\s+deploy|deploy\s+releases)|az\s+(?:webapp|functionapp|containerapp)\s+(?:deploy|deployment|up|update)|(?:serverless|sls)\s+deploy|sam\s+deploy|cdk\s+deploy|copilot\s+(?:svc\s+|job\s+)?deploy|fly(?:ctl)?\s+deploy|wrangler\s+(?:deploy|publish)|vercel\s+(?:[^\n|;&]*\s)?(?:--prod|deploy)|netlify\s+deploy|heroku\s+container:release|git\s+push\s+(?:[^\n|;&]*\s)?(?:dokku|heroku)|cf\s+push|nomad\s+(?:job\s+)?run|ansible-playbook|kamal\s+deploy|cap\s+\w+\s+deploy|eb\s+deploy|pulumi\s+up|(?:terraform|tofu|terragrunt)\s+(?:[^\n|;&]*\s)?apply)\b/,
  },
  'deploy-script': {
    reason: 'A script or task of the repository that is named after deploying.',
    runs: /(?:\b(?:make|task|just|npm\s+run|yarn(?:\s+run)?|pnpm(?:\s+run)?|bin\/rails|mix)\s+deploy(?![-:](?:docs|site|pages|storybook))\b|(?:^|[\s/])deploy(?!-?(?:docs|site|pages|storybook))[\w-]*\.(?:sh|bash|py|rb|ps1|js|ts)\b)/m,
  },
  'deploy-environment': {
    reason: 'A job that names one of the usual environments deploys to it.',
    environment: true,
  },
  'deploy-reused': {
    reason: 'A shared workflow or template that is named after deploying.',
    uses: /(?:^|[\s/])(?!\S*(?:docs|pages|site))\S*\bdeploy\w*(?:[-_.]\w+)*\.ya?ml(?:@|$)/m,
  },
  'deploy-name': {
    reason:
      'A workflow that is named after deploying, where its content is not known. Deploying documentation does not count.',
    named:
      /^(?!.*(?:docs?|site|pages|storybook|website|validate|lint|test|dry-?run)(?:$|[-_.]))(?:.*[-_.])?(?:deploy|deployment|rollout|promote|cd)(?:$|[-_.])/,
  },
});
