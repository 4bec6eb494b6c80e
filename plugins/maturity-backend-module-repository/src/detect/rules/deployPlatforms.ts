import { names } from '../Rule';

/** A tool that changes what runs, or the infrastructure on which it runs. */
export interface DeployTool {
  /** Name in the fact of infrastructure pipelines; left out for tools that deploy and define no infrastructure. */
  readonly value?: string;
  /** Published parts that apply. */
  readonly uses?: readonly string[];
  /** Commands that apply. */
  readonly commands?: readonly string[];
  /** Commands that fit and apply nothing all the same. */
  readonly commandsExcept?: RegExp;
  /** Commands that fit, and neither apply nor plan. */
  readonly plansExcept?: RegExp;
  /** Commands that only show what would change. */
  readonly plans?: readonly string[];
  /** Published parts that plan, or may do both. */
  readonly plansWith?: readonly string[];
}

/** Platforms that run what is given to them, by their commands and published parts. */
export const deployPlatforms: DeployTool = {
  commands: [
    'fly|flyctl … deploy',
    'astro|caprover|clever|dbx|deployctl|devspace|garden|modal|nais|prefect|scalingo|spin deploy',
    'wrangler … deploy|publish',
    'wrangler pages deploy|publish',
    'vercel … deploy|--prod',
    'vercel --prod',
    'netlify|netlify-cli … deploy',
    'netlify-deploy',
    'heroku … container:release',
    'heroku … deploy',
    'railway up|redeploy',
    'doctl apps create-deployment|update',
    'platform|upsun push|deploy',
    'git push … dokku|heroku|acquia|pantheon',
    'git push … *dokku*|*heroku*',
    'dokku git:from-image|deploy',
    'ssh … dokku@*',
    'nomad … run',
    'nomad-pack run',
    'levant deploy',
    'waypoint up|deploy',
    'werf converge|deploy',
    'kamal … deploy|redeploy',
    'mrsk deploy',
    'cap|cap3 … deploy|deploy:*',
    'dep|deployer deploy',
    'mix edeliver|gigalixir',
    'octo|octopus … deploy-release|create-release|deploy',
    'spin pipeline execute',
    'convox … deploy',
    'porter apply|update',
    'okteto deploy|pipeline',
    'now --prod',
    'tsuru app deploy',
    'tsuru app-deploy',
    'eksctl … apply|upgrade',
    'docker stack deploy',
    'docker service update',
    'juju deploy|refresh',
    'fastlane … deploy*|release*|beta|promote*|publish*|supply|deliver|pilot|upload_to_*',
    'gradle|gradlew … publish*Bundle|publish*Apk|*:publish*Bundle|*:publish*Apk|promote*Artifact|appDistributionUpload*',
    'eas submit|update',
    'supabase db push',
    'supabase functions deploy',
    'shopify theme push',
    'sfdx … deploy',
    'sf … deploy',
    'databricks bundle deploy',
    'snow … deploy',
  ],
  uses: names(`
        flyctl-actions heroku-deploy heroku heroku/deploy-via-git wrangler-action pages-action vercel-action
        actions-netlify netlify app_action digitalocean/app_action railway
        octopusdeploy/deploy-release-action octopusdeploy/create-release-action OctopusDeployRelease
        OctopusCreateRelease render-deploy render-deploy-action render-action deploy-to-render
        capistrano-deploy deployer-php/action waypoint deploy-to-dokku dokku/github-action dokku
        nomad-deploy kamal-deploy werf/actions/converge action-k8s-deploy portainer-stack-deploy
        caprover-deploy deploy-to-acquia platform-sh koyeb-deploy deploy-to-cloud-foundry spinnaker-trigger
        getsentry/action-gocd-jsonnet-deploy qovery-action coolify-deploy scaleway-deploy supabase-deploy
        databricks-deploy cloudflare-pages upload-google-play upload-testflight-build GooglePlayRelease
        AppStoreRelease publish-google-play Firebase-Distribution-Github-Action
      `),
};
