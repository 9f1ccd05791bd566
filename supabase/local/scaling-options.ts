import { parseArgs } from 'node:util'
import { EVENT_SCALING, type ScalingPolicy } from '../../functions/_domain/ops/desired-workers.ts'
import { Failure } from './failure.ts'

const { rate, targetSeconds, cooldownSeconds } = EVENT_SCALING

export const SCALING_HELP = `npm run workers -- --min 1 --max 4

A simulation of an autoscaler on one machine: it reads how many events wait, decides as the manifests in
deploy/kubernetes do, and starts and stops processes of functions/worker.ts. The log of worker 1 is worker-1.log
beside the database of the local stack. DATABASE_URL names another database than that stack's.

  --min, --max   how few and how many workers may run (1 and 4)
  --rate         how many events one worker applies in a second (${rate})
  --target       within how many seconds what waits is to be applied (${targetSeconds})
  --cooldown     for how many seconds fewer must be enough before some stop (${cooldownSeconds})
  --every        how many seconds lie between two decisions (1)
  --roles        what the workers do (events)
  --kafka        they consume from the Kafka of npm start -- --kafka`

export interface ScalingOptions {
  policy: ScalingPolicy
  everySeconds: number
  roles: string
  kafka: boolean
}

/** Undefined where help is asked for. */
export function readScalingOptions(args: string[]): ScalingOptions | undefined {
  const values = parse(args)
  if (values.help === true) return undefined
  const number = (name: 'min' | 'max' | 'rate' | 'target' | 'cooldown' | 'every', usual: number, least: number) => {
    const value = Number(values[name] ?? usual)
    if (value >= least && Number.isFinite(value)) return value
    throw new Failure(`--${name} is "${values[name]}".`, `It takes a number from ${least} on.`)
  }
  const min = Math.floor(number('min', 1, 0))
  const policy = {
    min,
    max: Math.floor(number('max', Math.max(4, min), 1)),
    rate: number('rate', rate, 1),
    targetSeconds: number('target', targetSeconds, 0.1),
    cooldownSeconds: number('cooldown', cooldownSeconds, 0),
  }
  if (policy.max < min)
    throw new Failure(`--max ${policy.max} is below --min ${min}.`, 'Raise the one or lower the other.')
  return {
    policy,
    everySeconds: number('every', 1, 0.05),
    roles: values.roles ?? 'events',
    kafka: values.kafka ?? false,
  }
}

function parse(args: string[]) {
  const string = { type: 'string' } as const
  const options = {
    ...{ min: string, max: string, rate: string, target: string, cooldown: string, every: string, roles: string },
    help: { type: 'boolean' },
    kafka: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args, options }).values
  } catch {
    throw new Failure(`npm run workers does not know ${args.join(' ')}.`, SCALING_HELP)
  }
}
