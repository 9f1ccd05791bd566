import { OPTIONAL_SECRETS, type Environment } from './environment.ts'

// Put your project and addresses here. docs/environments.md
const projectRef = ''

export const environment: Environment = {
  name: 'production',
  siteUrl: 'https://laude.example',
  functionsUrl: `https://${projectRef}.supabase.co/functions/v1`,
  projectRef,
  databaseHost: `db.${projectRef}.supabase.co`,
  seeds: false,
  settings: { ALLOWED_ORIGINS: 'https://laude.example', SITE_URL: 'https://laude.example' },
  secrets: {
    deploying: ['OWNER_DATABASE_URL', 'SUPABASE_ACCESS_TOKEN'],
    functions: ['PROXY_SECRET', 'WORKER_SECRET'],
    optional: OPTIONAL_SECRETS,
  },
  site: {
    build:
      'docker build --file deploy/containers/site.Dockerfile --tag "$REGISTRY/site:$RELEASE" . && docker push "$REGISTRY/site:$RELEASE"',
    start:
      'kubectl --context production set image deployment/site "site=$REGISTRY/site:$RELEASE" && kubectl --context production rollout status deployment/site',
    secrets: ['REGISTRY'],
  },
  requires: ['clean', 'main', 'checks', 'staging', 'confirmed'],
  patience: 180,
}
