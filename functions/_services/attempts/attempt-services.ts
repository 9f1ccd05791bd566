import type { Engine } from '../engine/apply.ts'
import type { EventsMode } from '../engine/record.ts'
import { createRewardLabels, type RewardLabels } from '../rewards/labels.ts'
import { createBanks, type BankCache } from './bank-cache.ts'
import { createFinisher, type Finisher } from './finisher.ts'

/** What taking tests needs beside the engine, made once a process. */
export interface AttemptServices extends Engine {
  banks: BankCache
  labels: RewardLabels
  finisher: Finisher
}

export function createAttemptServices(engine: Engine, mode: EventsMode): AttemptServices {
  const banks = createBanks(engine.db)
  const labels = createRewardLabels(engine.db, engine.now)
  return { ...engine, banks, labels, finisher: createFinisher({ ...engine, banks, mode }) }
}
