import type { Environment } from '../environments/environment.ts'
import { backTarget, UNDER_WAY, type Deployment } from './deployment.ts'

export type Step =
  | { kind: 'migrations'; pending: readonly string[]; seeds: boolean }
  | { kind: 'secrets'; names: readonly string[] }
  | { kind: 'functions'; names: readonly string[] }
  | { kind: 'site'; build: boolean }
  | { kind: 'health' }

export interface FunctionHealth {
  name: string
  status: 'ok' | 'unavailable' | 'silent'
  release: string
}

/** What is known before anything is done. */
export interface Facts {
  commit: string
  isClean: boolean
  isOnMain: boolean
  checks: 'green' | 'failed' | 'running' | 'unknown'
  /** Whether somebody says that they ran the checks. */
  saidChecked: boolean
  /** The functions of the commit. */
  functions: readonly string[]
  /** The migrations that the database lacks; undefined where it was not asked. */
  pending: readonly string[] | undefined
  /** The names of secrets that are set, and of those that are missing. */
  secrets: { present: readonly string[]; missing: readonly string[] }
  deployments: readonly Deployment[]
  /** The functions of staging, where it has to run the commit first. */
  staging: readonly FunctionHealth[]
  now: number
}

export interface DeployPlan {
  number: number
  commit: string
  back: boolean
  /** Why nothing is done, as sentences. */
  refusals: string[]
  steps: Step[]
  asks: boolean
}

export function planDeploy(environment: Environment, facts: Facts): DeployPlan {
  return {
    number: nextNumber(facts),
    commit: facts.commit,
    back: false,
    refusals: [...unmet(environment, facts), ...inTheWay(environment, facts)],
    steps: [
      ...migrationStep(environment, facts),
      ...(environment.projectRef === undefined
        ? []
        : [
            { kind: 'secrets', names: settingNames(environment, facts) } as const,
            { kind: 'functions', names: facts.functions } as const,
          ]),
      ...(environment.site ? [{ kind: 'site', build: true } as const] : []),
      ...healthStep(environment),
    ],
    asks: environment.requires.includes('confirmed'),
  }
}

/** Functions and site as they were; the database stays, since older code runs on a newer schema. */
export function planBack(environment: Environment, facts: Facts): DeployPlan {
  const target = backTarget(facts.deployments)
  return {
    number: nextNumber(facts),
    commit: target?.commit ?? '',
    back: true,
    refusals: [
      ...(environment.projectRef === undefined
        ? [`The functions of ${environment.name} are not deployed, so nothing can go back.`]
        : []),
      ...(target ? [] : [`${environment.name} has no earlier release to go back to.`]),
      ...inTheWay(environment, facts),
    ],
    steps: [
      { kind: 'functions', names: facts.functions },
      ...(environment.site ? [{ kind: 'site', build: false } as const] : []),
      ...healthStep(environment),
    ],
    asks: environment.requires.includes('confirmed'),
  }
}

const nextNumber = ({ deployments }: Facts) => Math.max(0, ...deployments.map(({ number }) => number)) + 1

const migrationStep = (environment: Environment, { pending = [] }: Facts): Step[] =>
  pending.length > 0 || environment.seeds ? [{ kind: 'migrations', pending, seeds: environment.seeds }] : []

const healthStep = (environment: Environment): Step[] =>
  environment.projectRef === undefined ? [] : [{ kind: 'health' }]

function settingNames({ settings, secrets }: Environment, { secrets: { present } }: Facts): string[] {
  const wanted = [...secrets.functions, ...secrets.optional].filter((name) => present.includes(name))
  return [...Object.keys(settings), ...wanted].toSorted()
}

/** What the environment requires and is not so. */
function unmet(environment: Environment, facts: Facts): string[] {
  const { name, requires } = environment
  const short = facts.commit.slice(0, 8)
  const sentences: Record<(typeof requires)[number], string | undefined> = {
    clean: facts.isClean ? undefined : 'Something here is not committed, and would not be deployed.',
    main: facts.isOnMain ? undefined : `${short} is not on the main branch of origin.`,
    checks: facts.saidChecked ? undefined : checkSentence(facts.checks, short),
    staging: stagingSentence(facts.staging, facts.commit),
    confirmed: undefined,
  }
  const missing = facts.secrets.missing
  return [
    ...requires.flatMap((requirement) => sentences[requirement] ?? []),
    ...(missing.length > 0 ? [`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set for ${name}.`] : []),
  ]
}

function checkSentence(checks: Facts['checks'], short: string): string | undefined {
  if (checks === 'green') return undefined
  if (checks === 'failed') return `CI failed for ${short}.`
  if (checks === 'running') return `CI is not done with ${short}.`
  return `Nobody knows whether CI passed for ${short}: wait for it, or run npm run check and npm test and say --checked.`
}

function stagingSentence(staging: Facts['staging'], commit: string): string | undefined {
  const other = staging.filter(({ release }) => release !== commit)
  const unwell = staging.filter(({ status }) => status !== 'ok')
  if (staging.length === 0 || other.length > 0)
    return `Staging does not run ${commit.slice(0, 8)}${names(other)}: deploy it there first.`
  return unwell.length > 0 ? `Staging is not well${names(unwell)}.` : undefined
}

const names = (functions: readonly FunctionHealth[]) =>
  functions.length > 0 ? ` (${functions.map(({ name }) => name).join(', ')})` : ''

/** What is under way already, or was never set up. */
function inTheWay(environment: Environment, { deployments, now }: Facts): string[] {
  const last = deployments.at(-1)
  const isUnderWay = last?.outcome === 'unknown' && now - Date.parse(last.at) < UNDER_WAY
  return [
    ...(environment.projectRef === '' ? [`deploy/environments/${environment.name}.ts names no project yet.`] : []),
    ...(isUnderWay
      ? [
          `Deployment ${last.number} of ${environment.name}, which ${last.by} began at ${last.at}, is under way. ` +
            `If its process was killed: git push origin :refs/tags/deploy/${environment.name}/${last.number}`,
        ]
      : []),
  ]
}
