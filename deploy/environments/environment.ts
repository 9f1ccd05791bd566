export type EnvironmentName = 'local' | 'staging' | 'production'

/** What has to be so before anything is deployed. */
export type Requirement =
  /** Nothing here is uncommitted. */
  | 'clean'
  /** The commit is on the main branch of origin. */
  | 'main'
  /** CI passed for the commit, or --checked says that somebody ran the checks. */
  | 'checks'
  /** Staging runs the commit, and all of its functions say that they are well. */
  | 'staging'
  /** Somebody types the name of the environment. */
  | 'confirmed'

/** Where Laude runs, as configuration. No secret is in it: their names are, and .env.<name> or the environment has them. */
export interface Environment {
  name: EnvironmentName
  siteUrl: string
  /** The base of all functions, up to /functions/v1. */
  functionsUrl: string
  /** The Supabase project; without one, only the database is deployed. */
  projectRef?: string
  /** What OWNER_DATABASE_URL and DATABASE_URL have to name, as host or host:port: another environment's is refused. */
  databaseHost: string
  /** Whether what is new in seeds/ comes with migrations. */
  seeds: boolean
  /** What functions read that is no secret. */
  settings: Record<string, string>
  secrets: {
    /** What the deployment itself needs. */
    deploying: readonly string[]
    /** What functions need. */
    functions: readonly string[]
    /** What functions read where it is set. */
    optional: readonly string[]
  }
  /** What would be secrets elsewhere, and what everybody knows here. */
  known?: Record<string, string>
  /** Shell commands that run in the checkout of a release, with RELEASE and the secrets named here. */
  site?: {
    /** Makes what runs, such as an image; left out when going back. */
    build: string
    /** Lets it run. */
    start: string
    secrets: readonly string[]
  }
  requires: readonly Requirement[]
  /** How many seconds the functions and the site may take until they say that they run the release. */
  patience: number
}

/** What functions read where it is set, in every environment. */
export const OPTIONAL_SECRETS = [
  'ANTHROPIC_API_KEY',
  'DATABASE_URL',
  'INFLUX_TOKEN',
  'MAIL_API_KEY',
  'MAIL_SECRET',
  'MAIL_WEBHOOK_SECRET',
  'METRICS_TOKEN',
  'SMTP_URL',
  'UPSTASH_REDIS_REST_TOKEN',
  'UPSTASH_REDIS_REST_URL',
] as const
