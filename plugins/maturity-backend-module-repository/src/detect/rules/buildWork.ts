import { names } from '../Rule';
import { scripts, Work } from './pipelineWork';

/** Names of scripts and tasks that build pages of documentation. */
const docsBuilds =
  'build:docs|docs:build|build-docs|docs-build|build:site|site:build|build-site|build:website|website:build';

/** How pipelines build, by the words of the fact. Installing dependencies is no build. */
export const buildWork: Readonly<Record<string, Work>> = {
  'JavaScript and TypeScript': {
    commands: [
      ...scripts(
        'build|build:*|build-*|*:build|compile|compile:*|dist|bundle|prod|production|package|webpack|vite',
      ),
      'vite|next|nuxt|nuxi|astro|gatsby|remix|ng|svelte-kit|parcel|vue-cli-service|react-scripts|eleventy … build|generate',
      'tsc|webpack|rollup|esbuild|tsup|ncc|swc|unbuild|rspack|rsbuild',
      'nx|turbo|lerna|lage … build|--target=build|--targets=*build*',
      'nx … -t … build',
      'deno compile',
      'bun build',
      'build.js|build.mjs|build.cjs|build.ts|*/build.js|*/build.mjs|*/build.ts',
    ],
    commandsExcept: /--noEmit|storybook|docs/,
  },
  Go: {
    uses: ['goreleaser-action'],
    commands: [
      'go build|install',
      'goreleaser … build|release',
      'ko … build|apply|publish|resolve',
      'gox',
      'xgo',
    ],
    commandsExcept: /go install \S+@/,
  },
  Python: {
    uses: ['cibuildwheel', 'pypa/build'],
    commands: [
      'pyproject-build',
      'poetry build',
      'uv build',
      'hatch build',
      'flit build',
      'pdm build',
      'setup.py … sdist|bdist_wheel|build',
      'cibuildwheel',
      'maturin build',
      'pyinstaller',
      'tox … -e … build',
      'briefcase build',
      'pip|pip3 wheel',
    ],
  },
  'Java, Kotlin and Scala': {
    commands: [
      'mvn|mvnw|mvnd … package|install|verify|deploy|compile|jib:*|spring-boot:build-image|test',
      'gradle|gradlew … build|assemble|*:build|*:assemble*|*:bundle*|*:jar|*:bootJar|*:shadowJar|*:compile*|*:package*|*:installDist|*:publish*|assemble*|bootJar|shadowJar|jar|classes|testClasses|*:classes|bootBuildImage|jib|installDist|distTar|distZip|compile*|bundle*|publish*|check|test',
      'sbt … *compile*|*package*|*assembly*|*publish*|*dist*|*stage*|*test*',
      'ant|mill|lein … build|jar|uberjar|compile|assembly|dist|package',
    ],
  },
  '.NET': {
    uses: ['VSBuild', 'MSBuild', 'NuGetCommand'],
    commands: [
      'dotnet build|publish|pack',
      'msbuild',
      'nuke|cake',
      'dotnet test',
    ],
    commandsExcept: /--no-build/,
  },
  Ruby: {
    commands: ['gem build', 'rake|rails … build|assets:precompile'],
  },
  PHP: { commands: ['box compile', 'composer archive'] },
  Rust: {
    uses: ['wasm-pack', 'rust-cargo-build', 'upload-rust-binary-action'],
    commands: [
      'cargo … build|b|test|nextest|run|zigbuild|install|xtask|package',
      'cross build',
      'wasm-pack build',
      'trunk build',
      'maturin build',
    ],
    commandsExcept: /cargo install (?!--path)/,
  },
  Swift: {
    commands: [
      'swift build|test',
      'xcodebuild',
      'fastlane … build*|gym|beta|release',
    ],
  },
  Dart: { commands: ['flutter build', 'dart compile'] },
  Elixir: {
    commands: [
      'mix … compile|release|escript.build|test',
      'rebar3 … compile|release|escriptize',
    ],
  },
  'C and C++': {
    commands: [
      'cmake --build',
      'ninja',
      'meson compile|install',
      'gcc|g++|clang|clang++|cl',
      './configure',
      'scons',
      'autoreconf',
      'xmake',
      'conan build|create',
    ],
  },
  Haskell: {
    commands: [
      'stack … build|test|install',
      'cabal … build|test|install|new-build',
    ],
  },
  'Container image': {
    uses: names(`
        build-push-action docker-build Auto-DevOps.gitlab-ci.yml Jobs/Build* docker-build-push build-push
        kaniko kaniko-project/executor buildah-build bake-action container-build DockerBuild docker/build
        docker/publish aws-ecr/build-and-push-image aws-ecr/build_and_push_image aws-ecr-push-image
        gcp-gcr/build-and-push-image pack-action buildah docker-build-push-image plugins/docker
        plugin-docker-buildx plugin-kaniko plugins/ecr plugins/gcr plugins/kaniko apko-build melange-build
        docker-build-action builder-docker action-builder-ghcr docker-plugin cloud-builders/docker
        build-docker-image docker-image-build docker-publish oci-build-task put-registry-image put-docker-image buildx-bake docker-buildx
        depot/build-push-action docker-custom-build-and-push build-image build-and-push build-push-image
        push-image publish-image hokusai/push hokusai/build
      `),
    usesExcept: /setup-(?:docker|buildx|kaniko)|setup-docker-build/,
    commands: [
      'ko … build|publish|resolve',
      'docker|podman|nerdctl|finch build',
      'docker|podman … buildx … build|bake',
      'docker image|builder build',
      'docker|podman compose … build',
      'docker-compose|podman-compose … build',
      'docker|docker-compose … up … --build',
      'buildah|img bud|build|build-using-dockerfile',
      '*executor … --context|--dockerfile',
      'pack build',
      'skaffold build|run',
      'buildctl build',
      'depot build|bake',
      'earthly',
      'gcloud … builds submit',
      'az acr build',
      'oc start-build',
      'werf build|converge',
      's2i build',
      'docker-build',
      'apko|melange build',
      'nixpacks build',
      'jib … build',
      'bazel run … *image*',
      'buildctl-daemonless.sh build',
    ],
  },
  Package: {
    uses: names(`
        chart-releaser-action jreleaser nfpm electron-builder tauri-action action-electron-builder
        pyinstaller
      `),
    commands: [
      'helm package',
      'cr package',
      'electron-builder|electron-forge',
      'tauri build',
      'sam build',
      'serverless|sls package',
      'cdk synth',
      'nfpm package|pkg',
      'packer build',
      'dpkg-buildpackage|debuild|rpmbuild',
      'snapcraft',
      'flatpak-builder',
      'galaxy collection build',
      'ansible-galaxy collection build',
      'func pack',
      'charmcraft pack',
      'operator-sdk bundle',
      'nix build',
      'nix-build',
      'nix-fast-build',
      'buf build',
      'protoc',
      'eas build',
    ],
  },
  Site: {
    uses: names(
      'jekyll-build-pages actions-hugo-build jekyll-action mdbook-action withastro/action build-mkdocs mkdocs-deploy-gh-pages jekyll-deploy-action',
    ),
    commands: [
      ...scripts(docsBuilds),
      `make|task|just|gulp|grunt|rake|invoke|nox|tox … ${docsBuilds}`,
      'hugo',
      'mkdocs build|gh-deploy',
      'jekyll build',
      'mdbook build',
      'jupyter-book|jb|myst build',
      'sphinx-build',
      'zola build',
      'antora',
      'bundle exec jekyll build',
      'techdocs-cli generate',
      'docusaurus build',
      'quarto render|publish',
      'pelican',
      'eleventy',
      'middleman build',
      'vitepress build',
      'make … html|dirhtml|singlehtml',
    ],
    commandsExcept: /^hugo (?:mod|version|server|new)/,
  },
  Tasks: {
    commands: [
      'make|gmake|task|just|invoke|inv|mage|rake|dagger|please|plz|pants|bazel|bazelisk|buck|buck2|cake|nuke|earthly|gulp|grunt … all|build|build-*|build_*|*-build|compile|dist|image|images|package|docker|docker-build|binary|*+build|build:*|*:build|build/*|build.*|docker*|bundle|assets',
      '*build*.sh|build|build.*|*/build',
      'sh|bash|zsh|pwsh … *build*.sh|*build*.ps1|build',
    ],
    commandsExcept:
      /\b(?:lint|docs?|deps|tools|clean|login|pull|install-deps|buildx create)\b|-deps\b|^build \S+=|^\S*build\.[cm]?[jt]s\b/,
  },
};
