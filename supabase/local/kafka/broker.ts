import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Failure } from '../failure.ts'
import { fetchKafka } from './fetch.ts'

export interface BrokerOptions {
  /** Where its data is kept; made when it is not there yet. */
  folder: string
  port: number
  /** Where the controller of this one broker listens. */
  controllerPort: number
  /** Settings of the broker that differ. */
  settings?: Record<string, string>
}

export interface Broker {
  /** As `KAFKA_BROKERS` names it. */
  address: string
  process: ChildProcess
  /** Ends it at once: a graceful end takes six seconds, and Kafka loses nothing that it acknowledged. */
  kill: () => Promise<void>
}

const CLUSTER = 'laude-laptop-cluster-1'

/** A real Kafka, broker and controller in one process, on the loopback address. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { folder, port } = options
  const jars = fetchKafka()
  mkdirSync(folder, { recursive: true })
  const config = configOf(folder)
  stopLeftover(folder)
  writeFileSync(config, toProperties(options))
  const data = join(folder, 'data')
  if (!existsSync(data)) format({ jars, folder, config })
  const output = openSync(join(folder, 'kafka.log'), 'a')
  // Its own process group: Ctrl-C in the terminal reaches only us, and we stop things in order.
  const child = spawn('java', [...MEMORY, '-cp', join(jars, '*'), 'kafka.Kafka', config], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', output, output],
  })
  writeFileSync(pidFileOf(folder), String(child.pid))
  const kill = () => end(child)
  // Whoever exits without stopping it leaves nothing behind.
  const killAtExit = () => void child.kill('SIGKILL')
  process.once('exit', killAtExit)
  child.once('exit', () => process.removeListener('exit', killAtExit))
  await listening(child, options)
  return { address: `127.0.0.1:${port}`, process: child, kill }
}

const configOf = (folder: string) => join(folder, 'server.properties')

const MEMORY = ['-Xms128m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']

function toProperties({ folder, port, controllerPort, settings = {} }: BrokerOptions): string {
  const all: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': 'false',
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    ...settings,
  }
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

/** Formatting starts a Java of its own, so an empty folder is kept beside the jars and copied. */
function format({ jars, folder, config }: { jars: string; folder: string; config: string }): void {
  const data = join(folder, 'data')
  const formatted = join(jars, '../formatted')
  if (!existsSync(formatted)) {
    const { status, stderr, stdout } = spawnSync(
      'java',
      [...MEMORY, '-cp', join(jars, '*'), 'kafka.tools.StorageTool', 'format', '-t', CLUSTER, '-c', config],
      { encoding: 'utf8', cwd: folder },
    )
    if (status !== 0) {
      rmSync(data, { recursive: true, force: true })
      throw new Failure(`Kafka could not make its folder ${data}: ${(stderr || stdout).trim().split('\n').at(-1)}`)
    }
    const copy = `${formatted}-${process.pid}`
    cpSync(data, copy, { recursive: true })
    if (existsSync(formatted)) rmSync(copy, { recursive: true })
    else renameSync(copy, formatted)
    return
  }
  cpSync(formatted, data, { recursive: true })
}

const pidFileOf = (folder: string) => join(folder, 'kafka.pid')

/** A run that was killed outright leaves its Kafka behind; it would hold the folder and the ports. */
export function stopLeftover(folder: string): void {
  const file = pidFileOf(folder)
  const pid = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (!/^\d+$/.test(pid)) return
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', pid], { encoding: 'utf8' })
  if (stdout.trim().endsWith(`kafka.Kafka ${configOf(folder)}`)) process.kill(Number(pid), 'SIGKILL')
}

async function listening(child: ChildProcess, { port, folder }: BrokerOptions): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    if (exited(child))
      throw new Failure(`Kafka stopped while starting; its last words are in ${join(folder, 'kafka.log')}.`)
    if (await isOpen(port)) return
    await setTimeout(50)
  }
  await end(child)
  throw new Failure(`Kafka did not start within two minutes; see ${join(folder, 'kafka.log')}.`)
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => (socket.destroy(), resolve(true)))
      .once('error', () => resolve(false))
  })

const exited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (exited(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
