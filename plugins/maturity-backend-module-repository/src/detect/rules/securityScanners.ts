import { definePipelineRules, names, PipelineRule } from '../Rule';

/** A scanner: the words in the names of published parts, and its commands. */
interface Scanner {
  readonly uses?: readonly string[];
  readonly commands?: readonly string[];
  readonly named?: RegExp;
}

/** Scanners for security problems, whoever publishes the part that runs them. */
export const securityScanners: Readonly<Record<string, Scanner>> = {
  CodeQL: {
    uses: ['codeql', 'codeql-action'],
    commands: ['codeql … create|analyze'],
  },
  Trivy: {
    uses: ['trivy'],
    commands: [
      'trivy … image|i|fs|filesystem|config|conf|repo|repository|rootfs|sbom|k8s|vm',
    ],
  },
  Grype: {
    uses: names(
      'grype anchore/scan-action anchorectl anchore-scan anchore-engine',
    ),
    commands: ['grype'],
  },
  Snyk: {
    uses: ['snyk'],
    commands: ['snyk … test|monitor|scan', 'snyk-linux … test|monitor'],
  },
  Semgrep: {
    uses: ['semgrep', 'opengrep'],
    commands: ['semgrep|opengrep … ci|scan|--config|-c'],
  },
  Checkov: { uses: ['checkov'], commands: ['checkov'] },
  tfsec: { uses: ['tfsec'], commands: ['tfsec'] },
  Terrascan: { uses: ['terrascan'], commands: ['terrascan scan'] },
  KICS: { uses: ['kics'], commands: ['kics scan'] },
  'Kubernetes manifest scanner': {
    uses: names(
      'kubescape kubesec kube-linter kubelinter kube-score polaris datree kubeaudit kube-bench',
    ),
    commands: [
      'kubescape scan',
      'kubesec scan',
      'polaris audit',
      'kube-score score',
      'kube-linter lint',
      'datree test',
      'kubeaudit',
    ],
  },
  gosec: { uses: ['gosec'], commands: ['gosec'] },
  govulncheck: {
    uses: ['govulncheck'],
    commands: ['govulncheck', 'go run … *govulncheck*', 'go tool govulncheck'],
  },
  Bandit: { uses: ['bandit'], commands: ['bandit'] },
  Brakeman: { uses: ['brakeman'], commands: ['brakeman'] },
  SpotBugs: {
    uses: ['spotbugs', 'findsecbugs'],
    commands: [
      'spotbugs',
      'mvn|mvnw … spotbugs:check|spotbugs:spotbugs',
      'gradle|gradlew … spotbugs*',
    ],
  },
  'OSV-Scanner': {
    uses: ['osv-scanner', 'osv-scanner-action', 'osv-scanner-reusable'],
    commands: ['osv-scanner'],
  },
  ZAP: {
    uses: ['zaproxy', 'zap', 'zap-baseline', 'zap2docker', 'zap-scan'],
    commands: ['zap-baseline.py|zap-full-scan.py|zap-api-scan.py|zap.sh'],
  },
  Nuclei: {
    uses: ['nuclei', 'nuclei-action'],
    commands: ['nuclei -u|-l|-t|-target'],
  },
  Gitleaks: {
    uses: ['gitleaks'],
    commands: ['gitleaks … detect|git|dir|protect|directory'],
  },
  TruffleHog: { uses: ['trufflehog'], commands: ['trufflehog'] },
  GitGuardian: {
    uses: ['ggshield', 'ggshield-action', 'gitguardian'],
    commands: ['ggshield … scan'],
  },
  'detect-secrets': {
    uses: ['detect-secrets', 'detect-secrets-hook'],
    commands: ['detect-secrets … scan|audit', 'detect-secrets-hook'],
  },
  'Secret scanner': {
    uses: names(
      'git-secrets secretlint talisman whispers kingfisher noseyparker',
    ),
    commands: ['git secrets --scan', 'secretlint', 'git-secrets --scan'],
  },
  'OpenSSF Scorecard': {
    uses: ['scorecard-action', 'ossf/scorecard'],
    commands: ['scorecard --repo|--local'],
    named: /^(?:ossf-)?scorecards?(?:$|[-_.])/,
  },
  'Dependency review': {
    uses: ['dependency-review-action', 'dependency-review'],
    named: /(?:^|[-_.])(?:dependency-review|deps-?review)(?:$|[-_.])/,
  },
  zizmor: { uses: ['zizmor', 'zizmor-action'], commands: ['zizmor'] },
  poutine: {
    uses: ['poutine-action', 'poutine'],
    commands: ['poutine analyze_local|analyze_repo'],
  },
  'OWASP Dependency-Check': {
    uses: names('dependency-check dependencyCheck dependency-check-build-task'),
    commands: [
      'dependency-check|dependency-check.sh',
      'mvn|mvnw … *dependency-check*',
      'gradle|gradlew … dependencyCheckAnalyze|dependencyCheckAggregate',
    ],
  },
  'OWASP Dependency-Track': {
    uses: ['dependency-track', 'gh-upload-sbom', 'dtrack'],
    commands: ['dtrack|dtrack-auditor'],
  },
  'Package audit': {
    uses: names(`
        pip-audit gh-action-pip-audit rustsec/audit-check audit-check cargo-deny-action rust-audit
        bundler-audit safety-action pyup-safety npm-audit auditjs nancy-github-action nancy
      `),
    commands: [
      'npm|pnpm|yarn|bun audit',
      'yarn npm audit',
      'audit-ci|better-npm-audit|improved-yarn-audit',
      'pip-audit',
      'cargo audit|deny|vet',
      'bundle|bundler audit',
      'bundle-audit|bundler-audit',
      'rake bundle:audit',
      'composer audit',
      'safety check|scan',
      'dotnet list … --vulnerable',
      'nancy sleuth',
      'mix deps.audit|hex.audit',
      'mix_audit',
      'auditjs ossi',
      'local-php-security-checker',
      'symfony security:check|check:security',
      'uv audit',
      '*npm-audit*|*yarn-audit*|*pnpm-audit*|*pip-audit*|*cargo-audit*|*bundle-audit*|*bundler-audit*',
      'retire',
    ],
  },
  SonarQube: {
    uses: names(`
        sonarqube sonarcloud sonar sonar-scanner sonarqube-scan-action SonarQubeAnalyze SonarCloudAnalyze
        withSonarQubeEnv sonar-scanner-cli sonarqube-scan sonarscan-dotnet
      `),
    commands: [
      'sonar-scanner|sonar',
      'mvn|mvnw … sonar:sonar|*sonar-maven-plugin*',
      'gradle|gradlew … sonar|sonarqube',
      'dotnet sonarscanner',
      'dotnet-sonarscanner',
    ],
  },
  'GitLab security templates': {
    uses: [
      ...[
        'SAST',
        'Secret-Detection',
        'Dependency-Scanning',
        'Container-Scanning',
        'DAST',
        'SAST-IaC',
        'API-Security',
        'API-Fuzzing',
        'Coverage-Fuzzing',
        'DAST-API',
      ].flatMap(name => [`Security/${name}`, `Jobs/${name}`]),
      ...[
        'sast',
        'secret-detection',
        'dependency-scanning',
        'container-scanning',
        'dast',
      ].map(name => `components/${name}`),
      'Auto-DevOps.gitlab-ci.yml',
    ],
  },
  'Docker Scout': {
    uses: ['scout-action'],
    commands: ['docker scout cves|quickview'],
  },
  'Microsoft Security DevOps': {
    uses: names(`
        security-devops-action MicrosoftSecurityDevOps CredScan Semmle BinSkim
        ComponentGovernanceComponentDetection AdvancedSecurity-Dependency-Scanning
        AdvancedSecurity-Codeql-Analyze msdo
      `),
  },
  MegaLinter: { uses: ['megalinter', 'mega-linter'] },
  DevSkim: {
    uses: ['devskim', 'devskim-action'],
    commands: ['devskim analyze'],
  },
  FOSSA: {
    uses: ['fossa', 'fossa-action', 'fossa-contrib'],
    commands: ['fossa … analyze|test'],
  },
  'JFrog Xray': {
    uses: ['frogbot', 'xray', 'jfrog-xray', 'JFrogAudit', 'jfrog-docker-scan'],
    commands: [
      'jf|jfrog … audit|scan|build-scan|xr',
      'jf docker scan',
      'frogbot',
    ],
  },
  Socket: {
    uses: names('socketdev socket-security socket-security/action socket-cli'),
    commands: ['socket ci|scan|report', 'socketcli'],
  },
  Bearer: {
    uses: ['bearer-action', 'bearer/bearer'],
    commands: ['bearer scan'],
  },
  Horusec: { uses: ['horusec'], commands: ['horusec start'] },
  njsscan: {
    uses: ['njsscan', 'mobsfscan'],
    commands: ['njsscan', 'mobsfscan'],
  },
  'Security linter': {
    uses: names(`
        phpcs-security-audit cppcheck flawfinder psalm-security-scan clair-scanner clair-scan dockle sobelow slither
        slither-action mythril
      `),
    commands: [
      'flawfinder',
      'sobelow',
      'mix sobelow',
      'dockle',
      'clair-scanner',
      'psalm --taint-analysis',
      'slither',
      'cppcheck',
    ],
  },
  Fuzzer: {
    uses: names('cifuzz clusterfuzzlite oss-fuzz mayhem-action fuzz-action'),
    commands: ['cargo fuzz run', 'go test … -fuzz', 'cifuzz run'],
  },
  'cfn-nag': {
    uses: ['cfn-nag', 'cfn_nag', 'cfn-nag-action'],
    commands: ['cfn_nag|cfn_nag_scan'],
  },
  Prowler: { uses: ['prowler'], commands: ['prowler'] },
  ScoutSuite: { commands: ['scout aws|azure|gcp'] },
  'Amazon Inspector': {
    uses: names(
      'vulnerability-scan-github-action-for-amazon-inspector amazon-inspector',
    ),
    commands: [
      'aws ecr start-image-scan|describe-image-scan-findings',
      'inspector-sbomgen',
    ],
  },
  Codacy: { uses: ['codacy-analysis-cli', 'codacy-analysis-cli-action'] },
  Coverity: {
    uses: ['coverity', 'coverity-scan'],
    commands: ['cov-build|cov-analyze'],
  },
  'Commercial scanner': {
    uses: names(`
        veracode checkmarx/ast* checkmarx/cx* checkmarx-* ast-github-action cxflow fortify blackduck
        black-duck-security-scan synopsys-action synopsys-detect prisma-cloud-scan prisma-cloud twistcli wiz
        wizcli whitesource mend mend-bolt WhiteSource orca shiftleft-orca aikido aikidosec endorlabs
        nowsecure stackhawk hawkscan-action invicti lacework lw-scanner-action sysdig-cli-scanner
        secure-inline-scan* sysdig-secure* aqua-scanner aquasec-scanner nexus-iq nexusiq sonatype
        nexusPolicyEvaluation contrast-security kiuwan deepsource debricked meterian cycode apiiro legitify
        jit-security neuvector appscan rapid7 qualys burpsuite probely bright-security xygeni vulert
        cyberark-conjur-scan
      `),
    commands: [
      'wizcli',
      'wiz docker|dir|iac scan',
      'twistcli',
      'orca-cli',
      'mend sca|code|image|dep',
      'veracode',
      'lacework … scan',
      'lw-scanner',
      'cx scan',
      'scancentral',
      'sysdig-cli-scanner',
      'hawk scan',
      'endorctl scan',
      'detect.sh',
      'nexus-iq-cli',
      'debricked … scan',
    ],
  },
};

const notScanning =
  /(?:^|[^a-z])(?:setup|install|cache|upload-sarif|update|badge|autobuild|login|comment)(?:$|[^a-z])|upload-sarif|trivy-cache|scorecard-(?:monitor|visualizer)/;

const scannerRules = Object.entries(securityScanners).map(
  ([value, { uses, commands, named }]) => {
    const id = value.toLowerCase().replace(/\W+/g, '-');
    return {
      id,
      value,
      uses,
      usesExcept: notScanning,
      commands,
      // A workflow is mostly named like what it scans with.
      named:
        named ??
        (value.includes(' ')
          ? undefined
          : new RegExp(`(?:^|[-_.])${id}(?:$|[-_.])`)),
    } as const;
  },
);

/** Scanners, and those of them whose failure fails the pipeline. */
export const securityScannerRules: readonly PipelineRule[] = [
  ...definePipelineRules({ fact: 'securityScanners', inTests: true })(
    Object.fromEntries(
      scannerRules.map(({ id, ...rule }) => [`${id}-scan`, rule]),
    ),
  ),
  ...definePipelineRules({
    fact: 'securityGates',
    inTests: true,
    soft: false,
  })(
    Object.fromEntries(
      scannerRules.map(({ id, named: _, ...rule }) => [
        `${id}-gate`,
        {
          ...rule,
          reason: `The pipeline runs ${rule.value}, and may fail by it.`,
        },
      ]),
    ),
  ),
];
