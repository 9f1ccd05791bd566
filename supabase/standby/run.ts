import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as rest } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { FailoverPlace } from '../../functions/_contracts/failover/watch.ts'
import { leaderOf } from '../../functions/_domain/failover/leader.ts'
import { readGuardEnv, type GuardEnv } from '../../functions/_http/watch-env.ts'
import { createPeers, type Peers } from '../../functions/_services/failover/peers.ts'
import { Failure } from '../local/failure.ts'
import { initialiseCluster, locateCluster, postgresUrl } from '../local/postgres.ts'
import { cloneNode } from './clone.ts'
import { readNodeFile, writeNodeFile } from './node-file.ts'
import { runGuard } from './run-guard.ts'
import { describeStatus } from './status.ts'

const HELP = `npm run standby -- <command> --node <name>

  init      makes --folder a node: the first one as primary; with --from the other one, as its copy
  guard     runs the Postgres of a node, as what the vantage points allow, until Ctrl-C
  status    says how nodes and vantage points stand
  promote   makes a standby primary. Refused while the primary answers or its lease runs, unless --force
  rejoin    clones a node that was primary afresh, from the one that is; its folder is set aside

  --node     the node that it is about, one of WATCH_NODES
  --folder   where its cluster is (.laude/<name>)
  --from     the login of the primary's owner: postgresql://postgres:…@10.0.0.1:5432/postgres
  --listen   the addresses on which Postgres listens (127.0.0.1)
  --force    promote: stop the primary first if it answers; you vouch that it takes no writes if it does not

Settings come from the environment: docs/configuration.md. docs/failover.md says what each mode promises.`

const root = join(import.meta.dirname, '../..')

interface Command {
  env: GuardEnv
  peers: Peers
  own: FailoverPlace
  other: FailoverPlace
  folder: string
  options: Options
}

type Options = NonNullable<ReturnType<typeof readOptions>>

const COMMANDS: Record<string, (command: Command) => Promise<void>> = { init, guard, status, promote, rejoin }

function readOptions(args: string[]) {
  const string = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ node: string, folder: string, from: string, listen: string },
        force: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    return { ...values, command: positionals[0] ?? '' }
  } catch {
    throw new Failure(`npm run standby does not know ${args.join(' ')}.`, HELP)
  }
}

async function run(args: string[]): Promise<void> {
  const options = readOptions(args)
  const command = COMMANDS[options.command]
  if (options.help || !command) return console.log(HELP)
  const env = readEnv()
  const name = options.node ?? env.nodes[0]?.name
  const own = env.nodes.find((node) => node.name === name)
  const other = env.nodes.find((node) => node.name !== name)
  if (!own || !other) throw new Failure(`WATCH_NODES has no node ${name}.`, 'Name one of its two with --node.')
  const folder = resolve(root, options.folder ?? join('.laude', own.name))
  await command({ env, peers: createPeers({ token: env.token }), own, other, folder, options })
}

function readEnv(): GuardEnv {
  try {
    return readGuardEnv()
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error), 'docs/configuration.md has the settings.')
  }
}

async function init({ env, own, other, folder, options }: Command): Promise<void> {
  const before = await readNodeFile(folder)
  if (before) throw new Failure(`${folder} is a node already: ${before.role} of epoch ${before.epoch}.`, 'Use rejoin.')
  if (options.from === undefined) {
    // First, since a folder out of reach for Postgres becomes a link to one within it.
    const cluster = await locateCluster(folder)
    const isThere = existsSync(join(cluster.data, 'PG_VERSION'))
    if (!isThere) initialiseCluster(cluster)
    await writeNodeFile(folder, { role: 'primary', epoch: 1, revision: 0 })
    const what = isThere ? 'The cluster in it' : 'A new cluster'
    return console.log(
      `${what} is ${own.name}, the first primary. Start it: npm run standby -- guard --node ${own.name}`,
    )
  }
  await cloneNode({
    name: own.name,
    folder,
    owner: options.from,
    database: other.database,
    password: env.replicationPassword,
  })
  console.log(`${own.name} is a copy of ${other.name}. Start it: npm run standby -- guard --node ${own.name}`)
}

async function guard({ env, own, other, folder, options }: Command): Promise<void> {
  await runGuard({ env, own, peer: other, folder, listen: options.listen ?? '127.0.0.1' })
}

const see = async ({ env, peers }: Pick<Command, 'env' | 'peers'>) => {
  const [guards, voters] = await Promise.all([
    Promise.all(env.nodes.map((node) => peers.readGuard(node.guard))),
    Promise.all(env.voters.map(async (origin) => ({ origin, report: await peers.readVoter(origin) }))),
  ])
  return { nodes: env.nodes, guards, voters }
}

async function status(command: Command): Promise<void> {
  for (const line of describeStatus(await see(command))) console.log(line)
}

async function promote({ env, peers, own, options }: Command): Promise<void> {
  const { guards, voters } = await see({ env, peers })
  const leader = leaderOf(voters.map(({ report }) => report?.ballot))
  const mine = guards.find((it) => it?.node === own.name)
  if (!mine) throw new Failure(`The guard of ${own.name} does not answer.`, 'Start it first.')
  if (!leader) throw new Failure('Too few vantage points answer, so nobody may become primary.')
  if (mine.role === 'primary' && mine.postgres === 'primary') return console.log(`${own.name} is primary already.`)
  const holder = guards.find((it) => it?.node === leader.holder && it.node !== own.name)
  if (holder?.postgres === 'primary') {
    if (!options.force)
      throw new Failure(
        `${holder.node} is primary and answers.`,
        'With --force it is stopped first; then it needs npm run standby -- rejoin.',
      )
    const place = env.nodes.find((node) => node.name === holder.node)
    const answer = await peers.stepDown(place?.guard ?? '', holder.epoch)
    if (!answer?.done) throw new Failure(`${holder.node} did not step down. ${answer?.why ?? 'It did not answer.'}`)
  }
  const answer = await peers.takeOver(own.guard, { force: options.force })
  if (!answer?.done)
    throw new Failure(
      `${own.name} was not promoted. ${answer?.why ?? 'Its guard did not answer.'}`,
      'Wait until the lease is over. With --force you vouch that the other node takes no writes.',
    )
  await takesWrites(peers, own)
}

async function takesWrites(peers: Peers, { guard: place, name }: FailoverPlace): Promise<void> {
  for (;;) {
    const report = await peers.readGuard(place)
    if (report?.postgres === 'primary') return console.log(`${name} takes writes, in epoch ${report.epoch}.`)
    await rest(100)
  }
}

async function rejoin({ env, peers, own, other, folder, options }: Command): Promise<void> {
  const { voters } = await see({ env, peers })
  const leader = leaderOf(voters.map(({ report }) => report?.ballot))
  if (!leader) throw new Failure('Too few vantage points answer to know which node is primary.')
  if (leader.holder !== other.name)
    throw new Failure(
      `${other.name} is not primary, so there is nothing to clone.`,
      'npm run standby -- status says more.',
    )
  const aside = await cloneNode({
    name: own.name,
    folder,
    owner: options.from ?? postgresUrl(Number(other.database.split(':')[1])),
    database: other.database,
    password: env.replicationPassword,
  })
  console.log(`${own.name} is a fresh clone of ${other.name}.${aside ? ` What it had is in ${aside}.` : ''}`)
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exit(1)
}
