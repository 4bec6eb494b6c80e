import { definePathRules } from '../Rule';

/** Manifests of Kubernetes that a template engine other than Helm fills in. */
export const manifestTemplateRules = definePathRules({
  fact: 'infrastructureAsCode',
})({
  'kubernetes-templates': {
    value: 'Kubernetes manifests',
    reason: 'Templates of workloads and services, as Ruby and Ansible fill in.',
    globs: ['**/*.{yaml,yml}.{erb,j2}'],
    content: [
      /^apiVersion:\s*['"]?(?:v1|apps\/v1|batch\/v1|networking\.k8s\.io\/v1)\b/m,
      /^kind:\s*['"]?(?:Deployment|StatefulSet|DaemonSet|Service|Ingress|CronJob|Job|ConfigMap)\b/m,
    ],
  },
});
