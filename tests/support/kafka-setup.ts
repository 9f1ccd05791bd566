import type { TestProject } from 'vitest/node'
import { missingForKafka } from '../../supabase/local/kafka/fetch.ts'
import { installFromDebian } from './debian.ts'
import { startTestBroker } from './kafka-broker.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's Kafka is; without one, why not. */
    kafka: { address: string } | { missing: string }
  }
}

const PACKAGES: Record<string, string> = { java: 'openjdk-17-jre-headless', mvn: 'maven' }

/** Everybody may do what no rule is about. */
const WITH_RIGHTS = {
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'allow.everyone.if.no.acl.found': 'true',
}

/** One real Kafka for the run: each test has topics of its own. */
export default async function setup(project: TestProject) {
  if (missingForKafka().length > 0)
    installFromDebian(...missingForKafka().map((command) => PACKAGES[command] ?? command))
  const missing = missingForKafka().join(' and ')
  if (missing) {
    console.error(`Without ${missing} there is no Kafka: its tests are skipped.`)
    project.provide('kafka', { missing })
    return undefined
  }
  const broker = await startTestBroker(WITH_RIGHTS)
  project.provide('kafka', { address: broker.address })
  return () => broker.remove()
}
