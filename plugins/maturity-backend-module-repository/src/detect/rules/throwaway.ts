import { compileCommand } from '../pipelines/commands';

/** Commands that make a cluster or a system for the job alone. */
export const throwawayCommands = [
  'kind create|load',
  'k3d cluster create',
  'minikube start',
  'ctlptl create|apply',
  'vcluster create|connect',
  'microk8s start|enable|install',
  'k0s install|start',
  'kwokctl create',
  'colima start',
  'kurtosis run|engine',
  'localstack start',
  'docker compose … up … *localstack*',
  'kubectl kuttl test',
  'k3s server',
  'crc start',
  'setup-envtest use',
  'chainsaw test',
  'kuttl test',
] as const;

/** Commands that remove again what was applied. */
export const removingCommands = [
  'terraform|tofu|terragrunt … destroy|destroy-all',
  'terraform|tofu apply … -destroy',
  'pulumi destroy',
  'cdk|cdktf … destroy',
  'helm uninstall|delete',
  'aws cloudformation delete-stack',
  'sam delete',
  'az group delete',
  'serverless|sls remove',
  'kind|k3d … delete',
  'eksctl delete cluster',
  'gcloud … container clusters delete',
  'az aks delete',
  'azd down',
  'skaffold … delete',
] as const;

const applyingCommands = [
  'terraform|tofu|terragrunt … apply|apply-all',
  'pulumi … up',
  'cdk|cdktf … deploy',
  'helm … install|upgrade',
  'aws cloudformation deploy|create-stack|update-stack',
  'sam deploy',
  'az deployment group|sub create',
  'serverless|sls deploy',
  'azd up|provision',
  'skaffold … deploy|run|apply',
  'eksctl create cluster',
  'gcloud … container clusters create|create-auto',
  'az aks create',
] as const;

function compileAny(commands: readonly string[]): RegExp {
  return new RegExp(
    commands.map(each => compileCommand(each).source).join('|'),
  );
}

/** Signs of a job whose deployments are tests. */
export const throwaway = {
  makes: new RegExp(
    `${compileAny(throwawayCommands).source}|${
      / --(?:kube-)?context[ =](?:kind|k3d|minikube)\b/.source
    }`,
  ),
  removes: compileAny(removingCommands),
  applies: compileAny(applyingCommands),
  /** Published parts that make a cluster for the job alone. */
  uses: /(?:^|[/-])(?:kind-action|setup-kind|kind-cluster|setup-minikube|actions-setup-minikube|minikube|k3d-action|setup-k3d\w*|setup-k3d-k3s|k3s|setup-k3s|action-k3s\w*|microk8s-actions|kwok|vcluster|setup-vcluster|localstack|setup-localstack|kubernetes-cluster-action|kuttl|kindest|k8s-kind)(?:$|[/-])/i,
  /** Words in the name of a job that tests. */
  jobWords: new Set([
    'e2e',
    'acceptance',
    'integration',
    'conformance',
    'test',
    'tests',
    'testing',
    'chainsaw',
    'kuttl',
    'molecule',
    'lint',
    'dry',
  ]),
  /** Words in the name of a job that deploys all the same. */
  deployWords: new Set([
    'deploy',
    'deployment',
    'deploys',
    'apply',
    'promote',
    'release',
    'rollout',
    'cd',
    'plan',
  ]),
} as const;

/** Whether a job is named after tests; `deploy to the test environment` is none. */
export function isNamedTest(name: string): boolean {
  const words = name
    // A product that is tried on people.
    .replace(/\bab?[^a-z0-9]?b?[^a-z0-9]test(?:s|ing)?\b/g, '')
    .replace(/\btest(?:ing)?[^a-z0-9]+(?=env|environment|account|stage)/g, '')
    .split(/[^a-z0-9]+/);
  return (
    words.some(word => throwaway.jobWords.has(word)) &&
    !words.some(word => throwaway.deployWords.has(word))
  );
}
