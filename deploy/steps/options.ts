import { parseArgs } from 'node:util'
import { Failure } from '../../supabase/local/failure.ts'
import type { EnvironmentName } from '../environments/environment.ts'

export const DEPLOY_HELP = `npm run deploy -- staging

Deploys the commit that is checked out: migrations, settings of functions, functions, site, in this order, and waits until
all of them say that they run it. deploy/environments/ says what each environment is and what it requires; its secrets are
in .env.staging, or in environment variables. Tags on origin (deploy/staging/7) tell everybody what was deployed.

  local|staging|production   the environment
  --dry-run                  says what would be done, and does nothing
  --back                     functions and site of the release before; the database stays
  --checked                  you ran npm run check and npm test, where CI cannot be asked
  --yes                      agrees where the name would have to be typed, for workflows
  --root                     another checkout than this one
  --environments             another folder with environments`

export interface DeployOptions {
  environment: EnvironmentName
  dryRun: boolean
  back: boolean
  checked: boolean
  yes: boolean
  root: string | undefined
  environments: string | undefined
}

/** Undefined where help is asked for. */
export function readDeployOptions(args: string[]): DeployOptions | undefined {
  const { values, positionals } = parse(args)
  if (values.help === true) return undefined
  const [environment, ...more] = positionals
  if (!isEnvironment(environment) || more.length > 0)
    throw new Failure('npm run deploy takes one environment: local, staging or production.', DEPLOY_HELP)
  return {
    environment,
    dryRun: values['dry-run'] ?? false,
    back: values.back ?? false,
    checked: values.checked ?? false,
    yes: values.yes ?? false,
    root: values.root,
    environments: values.environments,
  }
}

const isEnvironment = (text: string | undefined): text is EnvironmentName =>
  text === 'local' || text === 'staging' || text === 'production'

function parse(args: string[]) {
  const [boolean, string] = [{ type: 'boolean' }, { type: 'string' }] as const
  const options = {
    ...{ 'dry-run': boolean, back: boolean, checked: boolean, yes: boolean, help: boolean },
    ...{ root: string, environments: string },
  }
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch {
    throw new Failure(`npm run deploy does not know ${args.join(' ')}.`, DEPLOY_HELP)
  }
}
