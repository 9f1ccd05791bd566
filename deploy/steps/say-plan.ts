import type { Environment } from '../environments/environment.ts'
import type { DeployPlan, Step } from './plan-deploy.ts'

/** The plan as lines that somebody reads before they agree. */
export function sayPlan({ name, siteUrl }: Environment, { number, commit, back, steps }: DeployPlan): string {
  const title = back
    ? `${name}: back to ${commit.slice(0, 8)}, as deployment ${number}. The database stays as it is.`
    : `${name}: ${commit.slice(0, 8)}, as deployment ${number}, for ${siteUrl}`
  return [title, ...steps.map((step, index) => `  ${index + 1}. ${sayStep(step)}`)].join('\n')
}

export function sayStep(step: Step): string {
  switch (step.kind) {
    case 'migrations': {
      const seeds = step.seeds ? ', and seeds that are new' : ''
      return step.pending.length > 0 ? `migrations: ${step.pending.join(', ')}${seeds}` : `no migration${seeds}`
    }
    case 'secrets':
      return `settings of functions: ${step.names.join(', ')}`
    case 'functions':
      return `functions: ${step.names.join(', ')}`
    case 'site':
      return step.build ? 'site: build and start' : 'site: start what was built before'
    case 'health':
      return 'wait until every function and the site say that they run it'
  }
}
