import { names } from '../Rule';
import { deployPlatforms, DeployTool } from './deployPlatforms';

/** A playbook for the machine of the job, not named after deploying, changes nothing else. */
const local =
  /^(?!.*(?:deploy|provision|release|apply)).* (?:(?:--connection|-c)[ =]local|(?:--inventory|-i)[ =](?:localhost|127\.0\.0\.1),?)(?= |$)/;

/** Tools by id, with what applies and what plans. */
export const deployTools: Readonly<Record<string, DeployTool>> = {
  terraform: {
    value: 'Terraform',
    commands: [
      'terraform apply',
      'terraform-apply*|terraform_apply*|tf-apply*|tf_apply*',
      'tfaction apply',
      'terramate run … apply',
    ],
    plans: [
      'terraform plan',
      'terraform-plan*|terraform_plan*|tf-plan*|tf_plan*',
      'terramate run … plan',
    ],
    uses: ['terraform-apply', 'terraform-deploy', 'tf-apply', 'put-terraform'],
    plansWith: names(`
        terraform-plan tfc-workflows-github TerraformTask TerraformTaskV1 TerraformTaskV2 TerraformTaskV3
        TerraformTaskV4 TerraformCLI terraform/base terraform/latest terraform-github-actions
        terraform-via-pr terraform-pipe tf-via-pr dflook/terraform-check digger
      `),
  },
  opentofu: {
    value: 'OpenTofu',
    commands: ['tofu apply'],
    plans: ['tofu plan'],
    uses: ['tofu-apply'],
    plansWith: ['tofu-plan', 'components/opentofu'],
  },
  terragrunt: {
    value: 'Terragrunt',
    commands: ['terragrunt … apply|apply-all'],
    plans: ['terragrunt … plan|plan-all'],
    plansWith: ['terragrunt-action'],
  },
  pulumi: {
    value: 'Pulumi',
    commands: ['pulumi up|update', 'pulumi-up*|pulumi_up*'],
    plans: ['pulumi preview'],
    plansWith: ['pulumi/actions', 'pulumi-task'],
  },
  cdk: {
    value: 'AWS CDK',
    commands: ['cdk|aws-cdk … deploy', 'cdk-deploy*|cdk_deploy*'],
    plans: ['cdk|aws-cdk … diff'],
    uses: ['cdk-deploy', 'aws-cdk-deploy'],
  },
  cdktf: {
    value: 'CDK for Terraform',
    commands: ['cdktf deploy|apply'],
    plans: ['cdktf diff|plan'],
    plansWith: ['terraform-cdk-action'],
  },
  cloudformation: {
    value: 'CloudFormation',
    commands: [
      'aws cloudformation deploy|create-stack|update-stack|execute-change-set',
      'sam … deploy',
      'rain deploy',
      'sceptre … launch|create|update',
    ],
    plans: ['aws cloudformation create-change-set'],
    uses: names(`
        aws-cloudformation-github-deploy CloudFormationCreateOrUpdateStack aws-cloudformation-deploy
        aws-sam-deploy aws-sam-cli/deploy sam-deploy deploy-stack
      `),
  },
  'azure-templates': {
    value: 'Azure Resource Manager',
    commands: [
      'az deployment group|sub|mg|tenant create',
      'az stack group|sub|mg create',
      'New-AzResourceGroupDeployment|New-AzSubscriptionDeployment|New-AzDeployment',
      'azd up|provision',
    ],
    plans: ['az deployment group|sub|mg|tenant what-if'],
    uses: [
      'arm-deploy',
      'bicep-deploy',
      'AzureResourceManagerTemplateDeployment',
      'azure-arm-deploy',
    ],
  },
  helm: {
    value: 'Helm',
    commands: [
      'helm upgrade|install',
      'helm-upgrade*|helm_upgrade*|helm-deploy*|helm_deploy*|helm-install*',
      'helmfile … apply|sync',
      'helmsman … --apply',
    ],
    plans: ['helmfile … diff', 'helm diff'],
    uses: names(`
        HelmDeploy helm-deploy helm-upgrade aws-eks-helm-deploy helm-orb helm/upgrade-helm-chart
        helm/install-helm-chart put-helm put-helm3 helmfile-action gh-helm-deploy
      `),
  },
  kubectl: {
    value: 'kubectl',
    commands: [
      'kubectl|oc … apply|replace',
      'kubectl-apply*|kubectl_apply*',
      'kapp deploy',
      'kapp … app-group deploy',
      'kustomize … apply',
    ],
    plans: ['kubectl|oc … diff'],
    uses: names(`
        k8s-deploy KubernetesManifest kubectl-run aws-eks-kubectl-run google-gke-kubectl-run nais/deploy
        Auto-DevOps.gitlab-ci.yml Jobs/Deploy* bcgov/action-deployer-openshift action-deployer-openshift
        put-kubernetes kubernetes-deploy openshiftDeploy kubernetesDeploy get-gke-credentials-deploy
        K8sRollingDeploy K8sBlueGreenDeploy K8sCanaryDeploy oc-new-app redhat-actions/oc-deploy
      `),
  },
  ansible: {
    value: 'Ansible',
    commands: ['ansible-playbook', 'ansible-navigator run'],
    commandsExcept: new RegExp(` (?:--check|-C)(?= |$)|${local.source}`),
    plansExcept: local,
    uses: [
      'action-ansible-playbook',
      'run-ansible-playbook',
      'ansible-playbook',
    ],
  },
  serverless: {
    value: 'Serverless Framework',
    commands: ['serverless|sls|serverless-compose … deploy'],
    uses: ['serverless/github-action', 'serverless-deploy'],
  },
  sst: {
    value: 'SST',
    commands: ['sst deploy'],
    plans: ['sst diff'],
  },
  bosh: {
    value: 'BOSH',
    commands: ['bosh … deploy', 'bosh … create-env'],
    uses: ['put-bosh-deployment'],
  },
  nixos: {
    value: 'NixOS',
    commands: [
      'nixos-rebuild … switch|boot',
      'colmena … apply',
      'deploy-rs',
      'morph deploy',
      'nixops deploy',
    ],
  },
  talos: {
    value: 'Talos',
    commands: ['talosctl … apply-config|apply', 'talhelper gencommand apply'],
  },
  crossplane: {
    value: 'Crossplane',
    commands: ['up … configuration push'],
  },
  'cloud-foundry': {
    commands: ['cf push', 'cf v3-zdt-push', 'cf blue-green-deploy'],
    uses: names('put-cf put-cf-cli cf-production put-cf-* CloudFoundry'),
  },
  kubernetes: {
    commands: [
      'kubectl|oc … rollout restart',
      'kubectl|oc … set image',
      'kubectl|oc patch',
      'oc start-build|new-app|rollout',
      'oc process',
    ],
  },
  'gitops-sync': {
    commands: ['argocd app sync|set', 'flux reconcile', 'flux resume'],
    uses: [
      'argocd-sync',
      'argocd-deploy',
      'actions-argocd',
      'argocd-app-actions',
    ],
  },
  storage: {
    // Copies from a bucket, and of what is no site.
    commandsExcept:
      /(?:s3|gs):\S+ (?!(?:s3|gs):|-)|artifact|chart|release|backup|docs?\b|(?<!--)logs?\b|cache|coverage|report|download|result|repo|registry/i,
    commands: [
      'aws s3 sync … s3://*',
      's5cmd … sync … s3://*',
      's3cmd … sync … s3://*',
      'gsutil … rsync … gs://*',
      'gcloud storage rsync … gs://*',
      'azcopy sync',
      'az storage blob upload-batch|sync',
    ],
  },
  aws: {
    commands: [
      'aws ecs update-service|deploy',
      'aws lambda update-function-code|publish-version|update-alias',
      'aws deploy create-deployment|push',
      'aws apprunner start-deployment|update-service',
      'aws elasticbeanstalk update-environment|create-application-version',
      'aws amplify start-deployment|start-job',
      'aws cloudfront create-invalidation',
      'aws codepipeline start-pipeline-execution',
      'aws codedeploy create-deployment',
      'aws autoscaling start-instance-refresh',
      'eb deploy',
      'copilot deploy',
      'copilot svc|job|env deploy',
      'ecs-deploy',
      'ecs deploy',
      'lambda-deploy',
      'zappa deploy|update',
      'chalice deploy',
      'apex deploy',
    ],
    uses: names(`
        amazon-ecs-deploy-task-definition aws-lambda-deploy aws-ecs-deploy aws-code-deploy
        aws-elasticbeanstalk-deploy beanstalk-deploy aws-lambda-deploy aws-s3-deploy s3-sync-action
        aws-ecs/deploy-service-update aws-ecs/deploy_service_update aws-ecs/update-service
        aws-eks/update-container-image aws-code-deploy/deploy aws-elastic-beanstalk/deploy aws-s3/sync
        aws-s3/copy ECRPushImageDeploy LambdaDeployFunction actions-riff-raff riff-raff codedeploy
        elasticbeanstalk amplify-cli-action BeanstalkDeployApplication CodeDeployDeployApplication
      `),
  },
  dns: {
    value: 'DNS as code',
    commands: ['dnscontrol push', 'octodns-sync --doit'],
    plans: ['dnscontrol preview', 'octodns-sync'],
  },
  google: {
    commands: [
      'gcloud … run deploy',
      'gcloud … run services replace|update|update-traffic',
      'gcloud … run jobs deploy|update|replace',
      'gcloud … app deploy',
      'gcloud … functions deploy',
      'gcloud … deploy releases create|promote',
      'gcloud … compute instance-groups managed rolling-action',
      'firebase|firebase-tools … deploy',
      'skaffold run|deploy|apply',
      'clasp push|deploy',
      'k8s-deploy|gke-deploy',
    ],
    uses: names(`
        deploy-cloudrun deploy-appengine deploy-cloud-functions create-cloud-deploy-release
        action-hosting-deploy gke-deploy gae firebase-action firebase-deploy google-app-engine-deploy
        google-cloud-run-deploy cloud-run/deploy gcp-cloud-run put-gcp-cloud-run
      `),
  },
  azure: {
    commands: [
      'az webapp deploy|deployment|up|update',
      'az webapp config container set',
      'az functionapp deploy|deployment|update',
      'az containerapp up|update|create',
      'az containerapp job update',
      'az acr task run',
      'az aks command invoke',
      'az spring app deploy',
      'az staticwebapp deploy',
      'azd deploy',
      'func azure functionapp publish',
      'swa deploy',
    ],
    uses: names(`
        webapps-deploy functions-action container-apps-deploy-action static-web-apps-deploy
        spring-apps-deploy spring-cloud-deploy AzureWebApp AzureWebAppContainer AzureFunctionApp
        AzureFunctionAppContainer AzureRmWebAppDeployment AzureContainerApps AzureStaticWebApp
        AzureAppServiceManage AzureCloudPowerShellDeployment ServiceFabricDeploy SqlAzureDacpacDeployment
        sql-action IISWebAppDeploymentOnMachineGroup azure-web-apps-deploy azure-functions-deploy
        azure-aks-deploy
      `),
  },
  platforms: deployPlatforms,
};
