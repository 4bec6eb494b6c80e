import { yaml } from '../globs';
import { PathRule } from '../Rule';

/** Container images, and packages for Kubernetes. */
export const packagingRules: readonly PathRule[] = [
  {
    id: 'dockerfile',
    fact: 'containers',
    value: 'Dockerfile',
    reason: 'A recipe of a container image.',
    globs: [
      '**/Dockerfile',
      '**/Dockerfile.*',
      '**/*.Dockerfile',
      '**/Containerfile',
      '**/Containerfile.*',
    ],
    except: /\.dockerignore$/,
  },
  {
    id: 'docker-compose',
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
  },
  {
    id: 'ko',
    fact: 'containers',
    value: 'ko',
    reason: 'ko builds images of Go programs by this file.',
    globs: yaml('.ko'),
  },
  {
    id: 'buildpacks',
    fact: 'containers',
    value: 'Buildpacks',
    reason: 'A project descriptor of Cloud Native Buildpacks.',
    globs: ['project.toml'],
    content: [/^\[(?:_|build|io\.buildpacks)/m],
  },
  {
    id: 'helm-chart',
    fact: 'packaging',
    value: 'Helm',
    reason: 'A Helm chart is a folder with this file.',
    globs: ['**/Chart.yaml'],
  },
  {
    id: 'kustomization',
    fact: 'packaging',
    value: 'Kustomize',
    reason: 'Kustomize reads a folder by this file.',
    globs: [...yaml('**/kustomization'), '**/Kustomization'],
  },
];
