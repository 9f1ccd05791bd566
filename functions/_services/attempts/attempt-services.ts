import type { Engine } from '../engine/apply.ts'
import type { EventsMode } from '../engine/record.ts'
import { createBanks, type BankCache } from './banks.ts'
import { createFaces, type RewardLabels } from '../rewards/labels.ts'
import { createFinisher, type Finisher } from './finisher.ts'

/** What taking tests needs, made once a process. */
export interface AttemptServices {
  engine: Engine
  banks: BankCache
  faces: RewardLabels
  finisher: Finisher
}

export function createAttemptServices(engine: Engine, mode: EventsMode): AttemptServices {
  const banks = createBanks(engine.db)
  const faces = createFaces(engine.db, engine.now)
  return { engine, banks, faces, finisher: createFinisher({ engine, banks, mode }) }
}
