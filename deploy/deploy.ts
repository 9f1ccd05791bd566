import { join, resolve } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { pathToFileURL } from 'node:url'
import { Failure } from '../supabase/local/failure.ts'
import type { Environment, EnvironmentName } from './environments/environment.ts'
import { backTarget } from './steps/deployment.ts'
import { gatherFacts } from './steps/gather-facts.ts'
import { DEPLOY_HELP, readDeployOptions, type DeployOptions } from './steps/options.ts'
import { planBack, planDeploy, type DeployPlan } from './steps/plan-deploy.ts'
import { openRepository } from './steps/repository.ts'
import { runStep, writeCommit } from './steps/run-step.ts'
import { sayPlan, sayStep } from './steps/say-plan.ts'
import { readSecrets } from './steps/secrets.ts'
import { createSupabase } from './steps/supabase.ts'

const print = (line: string) => console.log(line)

async function deploy(options: DeployOptions): Promise<void> {
  const root = resolve(options.root ?? join(import.meta.dirname, '..'))
  const folder = resolve(options.environments ?? join(import.meta.dirname, 'environments'))
  const load = async (name: EnvironmentName): Promise<Environment> => {
    const module: { environment: Environment } = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
    return module.environment
  }
  const environment = await load(options.environment)
  const secrets = readSecrets(environment, root, process.env)
  const repository = openRepository(root)
  // Nobody else sees what is deployed on this machine.
  const isShared = environment.projectRef !== undefined
  if (isShared) repository.fetch()
  const target = options.back ? backTarget(repository.deployments(environment.name)) : undefined
  const commit = target?.commit ?? repository.head()

  await repository.withCheckout(commit, async (checkout) => {
    const tools = { environment, checkout, print, root: join(import.meta.dirname, '..') }
    const supabase = createSupabase({ ...tools, secrets: secrets.values })
    const facts = await gatherFacts({
      ...{ environment, repository, secrets, supabase, commit, checkout },
      staging: await load('staging'),
      saidChecked: options.checked,
      back: options.back,
      variables: process.env,
    })
    const plan = (options.back ? planBack : planDeploy)(environment, facts)
    print(sayPlan(environment, plan))
    if (plan.refusals.length > 0) throw new Failure(`Not now:\n${plan.refusals.map((why) => `- ${why}`).join('\n')}`)
    if (options.dryRun) return print('Nothing was done: --dry-run.')
    await agree(plan, environment, options)
    writeCommit(checkout, commit)
    await carryOut(plan, environment)

    async function carryOut({ number, back, steps }: DeployPlan, { name }: Environment) {
      const by = process.env.GITHUB_ACTOR ?? repository.userName()
      const deployment = { number, commit, by, back, at: new Date().toISOString() }
      const end = (outcome: 'live' | 'failed') => {
        if (isShared) repository.end(name, deployment, outcome)
      }
      if (isShared) repository.begin(name, deployment)
      const interrupted = () => {
        end('failed')
        process.exit(130)
      }
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted)
      try {
        for (const step of steps) {
          print(`\n${sayStep(step)}`)
          await runStep(step, { environment, secrets: secrets.values, supabase, checkout, commit })
        }
      } catch (error) {
        end('failed')
        if (!(error instanceof Failure)) throw error
        const again = `Mend it and deploy again, or: npm run deploy -- ${name} --back`
        throw new Failure(error.message, `${error.advice}\n${again}`.trim(), { cause: error })
      }
      end('live')
      print(`\n${name} runs ${commit.slice(0, 8)}. Back again: npm run deploy -- ${name} --back`)
    }
  })
}

async function agree({ asks }: DeployPlan, { name }: Environment, { yes }: DeployOptions): Promise<void> {
  if (!asks || yes) return
  const reader = createInterface({ input: process.stdin, output: process.stdout })
  const ended = new Promise<string>((done) => reader.once('close', () => done('')))
  const answer = await Promise.race([reader.question(`Type ${name} to go on: `), ended])
  reader.close()
  if (answer.trim() !== name) throw new Failure('Nothing was done.')
}

try {
  const options = readDeployOptions(process.argv.slice(2))
  if (options) await deploy(options)
  else print(DEPLOY_HELP)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}
