import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../failure.ts'

const VERSION = '4.3.1'

/** Kafka's jars, for all checkouts of this account. */
const FOLDER = join(homedir(), '.cache/laude', `kafka-${VERSION}`)

/** Java 17 or newer and Maven: the one runs Kafka, the other gets it. */
const NEEDED = [
  ['java', '-version'],
  ['mvn', '-version'],
] as const

/** The folder of Kafka's jars, fetched from Maven Central by the first who asks (44 MB). */
export function fetchKafka(): string {
  const jars = join(FOLDER, 'libs')
  if (!runs('java', '-version'))
    throw new Failure(
      'Kafka needs Java, and this machine has none.',
      'Install Java 17 or newer: openjdk-17-jre-headless.',
    )
  if (existsSync(jars)) return jars
  if (!runs('mvn', '-version'))
    throw new Failure('Kafka is fetched by Maven, and this machine has none.', 'Install it: the package maven.')
  console.log('Fetching Kafka from Maven Central …')
  // Whoever else fetches has a folder of their own; the first to finish gives it its name.
  const unfinished = join(FOLDER, `unfinished-${process.pid}`)
  mkdirSync(unfinished, { recursive: true })
  const { status, stdout } = spawnSync(
    'mvn',
    [
      ...['--batch-mode', '--quiet', '--file', join(import.meta.dirname, 'pom.xml')],
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
      ...['-DincludeScope=runtime', `-DoutputDirectory=${unfinished}`],
    ],
    { encoding: 'utf8' },
  )
  if (status === 0 && !existsSync(jars)) renameSync(unfinished, jars)
  else rmSync(unfinished, { recursive: true, force: true })
  if (status !== 0)
    throw new Failure(`Maven could not fetch Kafka: ${lastLines(stdout)}`, 'Is there a way to the internet?')
  return jars
}

/** What is missing to fetch and run Kafka; nothing where it can be tried. */
export const missingForKafka = (): string[] =>
  NEEDED.filter(
    ([command, ...args]) => !(command === 'mvn' && existsSync(join(FOLDER, 'libs'))) && !runs(command, ...args),
  ).map(([command]) => command)

const runs = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

const lastLines = (text: string) => text.trim().split('\n').slice(-3).join('\n')
