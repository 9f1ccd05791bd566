import type { Engine } from '../engine/apply.ts'
import type { EventsMode } from '../engine/record.ts'
import { createRewardLabels, type RewardLabels } from '../rewards/labels.ts'
import { createBankCache, type BankCache } from './bank-cache.ts'
import { createFinisher, type Finisher } from './finisher.ts'

/** The engine with what attempts need besides, made once per process. */
export interface AttemptServices extends Engine {
  banks: BankCache
  labels: RewardLabels
  finisher: Finisher
}

export function createAttemptServices(engine: Engine, mode: EventsMode): AttemptServices {
  const banks = createBankCache(engine.db, engine.now)
  const labels = createRewardLabels(engine.db, engine.now)
  return { ...engine, banks, labels, finisher: createFinisher({ ...engine, banks, mode }) }
}
