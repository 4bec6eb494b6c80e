import { definePipelineRules } from '../Rule';

/** Scanners for security problems, by what pipelines run. */
export const securityScannerRules = definePipelineRules({
  fact: 'securityScanners',
})({
  'codeql-scan': {
    value: 'CodeQL',
    uses: /github\/codeql-action\/(?:init|analyze)|AdvancedSecurity-Codeql/i,
    runs: /\bcodeql\s+database\s+(?:create|analyze)\b/,
    named: /(?:^|[-_.])codeql(?:$|[-_.])/,
  },
  'trivy-scan': {
    value: 'Trivy',
    uses: /aquasecurity\/(?:trivy-action|trivy)\b|aquasec\/trivy/i,
    runs: /\btrivy\s+(?:[^\n|;&]*\s)?(?:image|fs|filesystem|config|repo|rootfs|sbom)\b/,
    named: /(?:^|[-_.])trivy(?:$|[-_.])/,
  },
  'grype-scan': {
    value: 'Grype',
    uses: /anchore\/(?:scan-action|grype)/i,
    runs: /\bgrype\s+\S/,
    named: /(?:^|[-_.])grype(?:$|[-_.])/,
  },
  'snyk-scan': {
    value: 'Snyk',
    uses: /snyk\/(?:actions|snyk)|SnykSecurityScan/i,
    runs: /\bsnyk\s+(?:[^\n|;&]*\s)?(?:test|monitor)\b/,
    named: /(?:^|[-_.])snyk(?:$|[-_.])/,
  },
  'semgrep-scan': {
    value: 'Semgrep',
    uses: /(?:semgrep|returntocorp)\/semgrep/i,
    runs: /\bsemgrep\s+(?:ci|scan|--config|-c)\b/,
    named: /(?:^|[-_.])semgrep(?:$|[-_.])/,
  },
  'checkov-scan': {
    value: 'Checkov',
    uses: /bridgecrewio?\/checkov/i,
    runs: /\bcheckov\s+-/,
    named: /(?:^|[-_.])checkov(?:$|[-_.])/,
  },
  'tfsec-scan': {
    value: 'tfsec',
    uses: /aquasecurity\/tfsec|tfsec\/tfsec/i,
    runs: /\btfsec\b(?:\s|$)/,
    named: /(?:^|[-_.])tfsec(?:$|[-_.])/,
  },
  'terrascan-scan': {
    value: 'Terrascan',
    uses: /tenable\/terrascan/i,
    runs: /\bterrascan\s+scan\b/,
  },
  'kics-scan': {
    value: 'KICS',
    uses: /checkmarx\/kics/i,
    runs: /\bkics\s+scan\b/,
    named: /(?:^|[-_.])kics(?:$|[-_.])/,
  },
  'kubesec-scan': {
    value: 'Kubernetes manifest scanner',
    reason: 'Scans Kubernetes manifests.',
    uses: /kubescape\/github-action|controlplaneio\/kubesec/i,
    runs: /\b(?:kubescape\s+scan|kubesec\s+scan|polaris\s+audit|kube-score\s+score)\b/,
  },
  'gosec-scan': {
    value: 'gosec',
    uses: /securego\/gosec/i,
    runs: /\bgosec\s+\S/,
    named: /(?:^|[-_.])gosec(?:$|[-_.])/,
  },
  'govulncheck-scan': {
    value: 'govulncheck',
    uses: /golang\/govulncheck-action/i,
    runs: /\bgovulncheck\s+\S/,
    named: /(?:^|[-_.])govulncheck(?:$|[-_.])/,
  },
  'bandit-scan': {
    value: 'Bandit',
    uses: /pycqa\/bandit/i,
    runs: /\bbandit\s+-/,
    named: /(?:^|[-_.])bandit(?:$|[-_.])/,
  },
  'brakeman-scan': {
    value: 'Brakeman',
    runs: /\bbrakeman\b(?:\s|$)/,
    named: /(?:^|[-_.])brakeman(?:$|[-_.])/,
  },
  'osv-scanner-scan': {
    value: 'OSV-Scanner',
    uses: /google\/osv-scanner/i,
    runs: /\bosv-scanner\s+\S/,
    named: /(?:^|[-_.])osv(?:-scanner)?(?:$|[-_.])/,
  },
  'zap-scan': {
    value: 'ZAP',
    uses: /zaproxy\/action-|(?:owasp|zaproxy)\/zap|zaproxy\/zaproxy/i,
    runs: /\bzap-(?:baseline|full-scan|api-scan)\.py\b/,
    named: /(?:^|[-_.])zap(?:$|[-_.])/,
  },
  'gitleaks-scan': {
    value: 'Gitleaks',
    uses: /gitleaks\/gitleaks|zricethezav\/gitleaks/i,
    runs: /\bgitleaks\s+(?:detect|git|dir|protect)\b/,
    named: /(?:^|[-_.])gitleaks(?:$|[-_.])/,
  },
  'trufflehog-scan': {
    value: 'TruffleHog',
    uses: /trufflesecurity\/trufflehog/i,
    runs: /\btrufflehog\s+\S/,
    named: /(?:^|[-_.])trufflehog(?:$|[-_.])/,
  },
  'scorecard-scan': {
    value: 'OpenSSF Scorecard',
    reason:
      'Scores the practices of the repository itself, and reports what is risky.',
    uses: /ossf\/scorecard-action/i,
    named: /^(?:ossf-)?scorecards?(?:$|[-_.])/,
  },
  'dependency-review-scan': {
    value: 'Dependency review',
    reason: 'Stops changes that bring in vulnerable dependencies.',
    uses: /actions\/dependency-review-action/i,
    named: /(?:^|[-_.])(?:dependency-review|deps-?review)(?:$|[-_.])/,
  },
  'zizmor-scan': {
    value: 'zizmor',
    uses: /zizmorcore\/zizmor|woodruffw\/zizmor/i,
    runs: /\bzizmor\s+\S/,
    named: /(?:^|[-_.])zizmor(?:$|[-_.])/,
  },
  'dependency-check-scan': {
    value: 'OWASP Dependency-Check',
    uses: /dependency-check\/dependency-check/i,
    runs: /\bdependency-?check(?:Analyze|Aggregate|\.sh|:check|:aggregate)|\bdependency-check-maven\b/,
    named: /(?:^|[-_.])dependency-check(?:$|[-_.])/,
  },
  'package-audit-scan': {
    value: 'Package audit',
    reason:
      'The package manager compares dependencies with known vulnerabilities.',
    uses: /pypa\/gh-action-pip-audit|rustsec\/audit-check|actions-rs\/audit-check|EmbarkStudios\/cargo-deny-action/i,
    runs: /\b(?:npm\s+audit|pnpm\s+audit|yarn\s+(?:npm\s+)?audit|pip-audit|cargo\s+(?:audit|deny)|bundle(?:r)?[\s-]audit|composer\s+audit|safety\s+(?:check|scan)|dotnet\s+list\s+[^\n]*--vulnerable)\b/,
  },
  'sonar-scan': {
    value: 'SonarQube',
    uses: /sonarsource\/(?:sonarqube|sonarcloud)-|sonarsource\/sonar-scanner|SonarQubeAnalyze|SonarCloudAnalyze|sonarsource\/sonarcloud-scan/i,
    runs: /\b(?:sonar-scanner|sonar:sonar|gradlew?\s+[^\n]*\bsonar(?:qube)?)\b/,
    named: /(?:^|[-_.])sonar(?:qube|cloud)?(?:$|[-_.])/,
  },
  'gitlab-security-scan': {
    value: 'GitLab security templates',
    reason:
      'Templates of GitLab that scan code, secrets, dependencies or images.',
    uses: /(?:^|\/)(?:Security|Jobs)\/(?:SAST|Secret-Detection|Dependency-Scanning|Container-Scanning|DAST|SAST-IaC|API-Security|API-Fuzzing|Coverage-Fuzzing)[\w.-]*\.gitlab-ci\.yml|components\/(?:sast|secret-detection|dependency-scanning|container-scanning|dast)\b|^Auto-DevOps\.gitlab-ci\.yml/i,
  },
  'docker-scout-scan': {
    value: 'Docker Scout',
    uses: /docker\/scout-action/i,
    runs: /\bdocker\s+scout\s+(?:cves|quickview)\b/,
  },
  'commercial-scan': {
    value: 'Commercial scanner',
    reason: 'The command or action of a commercial scanner.',
    uses: /veracode\/|checkmarx\/ast-github-action|fortify\/github-action|blackduck-inc\/|synopsys-sig\/|paloaltonetworks\/prisma-cloud-scan|wiz-sec\/|whitesource\/|mend\/|orcasecurity\/|aikidosec\/|endorlabs\//i,
    runs: /\b(?:wizcli\s|wiz\s+(?:docker|dir|iac)\s+scan|twistcli\s|orca-cli\s|mend\s+(?:sca|code|image)\b|veracode\s+\S)/,
  },
});
