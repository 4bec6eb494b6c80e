import { yaml } from '../globs';
import { definePathRules } from '../Rule';

/** Container images, and packages for Kubernetes. */
export const packagingRules = definePathRules({})({
  dockerfile: {
    fact: 'containers',
    value: 'Dockerfile',
    reason: 'A recipe of a container image.',
    globs: [
      '**/{dockerfile,containerfile}',
      '**/{dockerfile,containerfile}[-._]*',
      '**/*.{dockerfile,containerfile}',
    ],
    except:
      /\.dockerignore$|dockerfile(?:[-_.][^/]*)?\.(?:md|sh|py|go|ts|js|rb|ya?ml|json|j2|tpl|tmpl|template|txt)$/,
    unreadContent: true,
  },
  'docker-compose': {
    fact: 'containers',
    value: 'Docker Compose',
    reason: 'Containers that are started together.',
    globs: yaml(
      '**/docker-compose',
      '**/docker-compose.*',
      '**/docker-compose-*',
      '**/compose',
      '**/compose.*',
    ),
    content: [/^services:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+\S/m],
    nameSuffices: true,
  },
  ko: {
    fact: 'containers',
    value: 'ko',
    reason: 'ko builds images of Go programs by this file.',
    globs: yaml('.ko'),
  },
  buildpacks: {
    fact: 'containers',
    value: 'Buildpacks',
    reason: 'A project descriptor of Cloud Native Buildpacks.',
    globs: ['project.toml'],
    content: [/^\[(?:_|build|io\.buildpacks)/m],
  },
  'helm-chart': {
    fact: 'packaging',
    value: 'Helm',
    reason: 'A Helm chart is a folder with this file.',
    globs: ['**/Chart.yaml'],
  },
  kustomization: {
    fact: 'packaging',
    value: 'Kustomize',
    reason: 'Kustomize reads a folder by this file.',
    globs: [...yaml('**/kustomization'), '**/Kustomization'],
  },
});
