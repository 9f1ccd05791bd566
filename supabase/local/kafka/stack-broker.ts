import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { claimPort } from '../ports.ts'
import type { Settings } from '../settings.ts'
import { startBroker, stopLeftover, type Broker } from './broker.ts'

/** The broker's controller listens on the port after the broker's. */
const controllerPort = (port: number) => port + 1

/** Events go through this one with `npm start -- --kafka`. Like the database it is kept from start to start. */
export async function startStackBroker({ home, ports, fresh }: Settings): Promise<Broker> {
  const folder = join(home, 'kafka')
  stopLeftover(folder)
  for (const port of [ports.kafka, controllerPort(ports.kafka)]) await claimPort(port, 'Kafka', 'KAFKA_PORT')
  if (fresh) rmSync(folder, { recursive: true, force: true })
  return startBroker({ folder, port: ports.kafka, controllerPort: controllerPort(ports.kafka) })
}
