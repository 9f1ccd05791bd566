import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../supabase/local/failure.ts'
import type { Environment } from '../environments/environment.ts'
import { waitUntilHealthy } from './health.ts'
import type { Step } from './plan-deploy.ts'
import { runCommand } from './run-command.ts'
import type { Supabase } from './supabase.ts'
import { functionsOf } from './gather-facts.ts'

export interface StepContext {
  environment: Environment
  secrets: Record<string, string>
  supabase: Supabase
  checkout: string
  commit: string
}

/** The functions say at /health which commit they are: it is written into the code that is deployed, so it is always true. */
export function writeCommit(checkout: string, commit: string): void {
  const file = join(checkout, 'functions/_http/release.ts')
  // Releases before this file was there say nothing.
  if (existsSync(file)) writeFileSync(file, `export const DEPLOYED = '${commit}'\n`)
}

export async function runStep(step: Step, context: StepContext): Promise<void> {
  const { environment, secrets, supabase, checkout, commit } = context
  switch (step.kind) {
    case 'migrations':
      return supabase.pushMigrations(step.seeds)
    case 'secrets': {
      const all = { ...environment.settings, ...secrets }
      return supabase.setSecrets(Object.fromEntries(step.names.map((name) => [name, all[name] ?? ''])))
    }
    case 'functions':
      return supabase.deployFunctions()
    case 'site':
      if (step.build) await runSite('build', context)
      return runSite('start', context)
    case 'health':
      return waitUntilHealthy(environment, functionsOf(checkout), commit)
  }
}

async function runSite(which: 'build' | 'start', { environment, secrets, checkout, commit }: StepContext) {
  const { site } = environment
  if (!site) return
  const { code } = await runCommand(site[which], [], {
    cwd: checkout,
    shell: true,
    show: true,
    env: { ...Object.fromEntries(site.secrets.map((name) => [name, secrets[name]])), RELEASE: commit },
  })
  if (code !== 0) throw new Failure(`The command that should ${which} the site ended with ${code}.`)
}
