import { YamlRecord } from './Job';

/** Whether an action, whoever publishes it, is given a Dockerfile and a name for the image. */
export function makesImage(
  uses: readonly string[],
  given: YamlRecord,
): boolean {
  const keys = Object.keys(given).join(' ');
  return (
    /(?:^| )(?:docker-?file|file)(?= |$)/i.test(keys) &&
    /(?:^| )(?:push|tags?|image|images|image[-_]name|repository)(?= |$)/i.test(
      keys,
    ) &&
    Object.values(given).some(value => /dockerfile/i.test(String(value))) &&
    !uses.some(each => /lint|scan|trivy|grype|snyk|checkov|policy/i.test(each))
  );
}

/** Whether an action, whoever publishes it, is given what a scan of SonarQube needs. */
export function scansQuality(given: YamlRecord): boolean {
  return Object.keys(given).some(key =>
    /^sonar(?:qube|cloud)?[-_](?:token|args|project)/i.test(key),
  );
}
