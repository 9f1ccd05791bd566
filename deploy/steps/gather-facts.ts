import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../environments/environment.ts'
import { readChecks } from './ci-checks.ts'
import { readHealth } from './health.ts'
import type { Facts } from './plan-deploy.ts'
import type { Repository } from './repository.ts'
import type { Secrets } from './secrets.ts'
import type { Supabase } from './supabase.ts'

interface Sources {
  environment: Environment
  /** Where a commit has to run first. */
  staging: Environment
  repository: Repository
  secrets: Secrets
  supabase: Supabase
  commit: string
  checkout: string
  saidChecked: boolean
  back: boolean
  variables: NodeJS.ProcessEnv
}

/** The functions that a checkout has, as supabase/config.toml names them. */
export const functionsOf = (checkout: string): string[] =>
  [...readFileSync(join(checkout, 'supabase/config.toml'), 'utf8').matchAll(/^\[functions\.([\w-]+)\]$/gm)].map(
    ([, name = '']) => name,
  )

export async function gatherFacts(sources: Sources): Promise<Facts> {
  const { environment, staging, repository, secrets, supabase, commit, checkout, saidChecked, back, variables } =
    sources
  const { name, projectRef } = environment
  // What went back was deployed once: nothing is asked of it again.
  const requires = back ? [] : environment.requires
  const functions = functionsOf(checkout)
  return {
    commit,
    isClean: repository.isClean(),
    isOnMain: repository.isOnMain(commit),
    checks:
      requires.includes('checks') && !saidChecked
        ? await readChecks(commit, repository.origin(), variables)
        : 'unknown',
    saidChecked,
    functions,
    pending: back ? undefined : await supabase.pendingMigrations(),
    secrets: { present: Object.keys(secrets.values), missing: secrets.missing },
    deployments: projectRef === undefined ? [] : repository.deployments(name),
    staging: requires.includes('staging') ? await readHealth(staging.functionsUrl, functions) : [],
    now: Date.now(),
  }
}
