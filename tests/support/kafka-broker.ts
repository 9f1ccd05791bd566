import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBroker } from '../../supabase/local/kafka/broker.ts'
import { freePort } from './free-port.ts'

export interface TestBroker {
  address: string
  /** As a power cut would. */
  kill: () => Promise<void>
  /** On the same port, with what it has on its disk. */
  restart: () => Promise<void>
  remove: () => Promise<void>
}

/** A real Kafka of its own, on free ports. */
export async function startTestBroker(settings: Record<string, string> = {}): Promise<TestBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'laude-kafka-'))
  const options = { folder, port: await freePort(), controllerPort: await freePort(), settings }
  let broker = await startBroker(options)
  return {
    address: broker.address,
    kill: () => broker.kill(),
    restart: async () => {
      broker = await startBroker(options)
    },
    remove: async () => {
      await broker.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
