import type { Engine } from '../engine/apply.ts'
import type { EventsMode } from '../engine/record.ts'
import { createBanks, type Banks } from './banks.ts'
import { createFaces, type Faces } from '../rewards/labels.ts'
import { createFinisher, type Finisher } from './finisher.ts'

/** What taking tests needs, made once a process. */
export interface Taking {
  engine: Engine
  banks: Banks
  faces: Faces
  finisher: Finisher
}

export function createTaking(engine: Engine, mode: EventsMode): Taking {
  const banks = createBanks(engine.db)
  const faces = createFaces(engine.db, engine.now)
  return { engine, banks, faces, finisher: createFinisher({ engine, banks, mode }) }
}
