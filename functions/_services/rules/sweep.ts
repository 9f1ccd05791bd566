import type { SweepResult } from '../../_contracts/engine/events.ts'
import { allCommunities, communitiesToSweep } from '../../_db/queries/rules/progress.ts'
import { withService } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { lookAgain } from './look-again.ts'
import { PAGE, sweepPage } from './sweep-page.ts'

/** How many pages one call does at the most: a scheduler's call has a time limit. */
const PAGES = 20

export interface SweepOptions {
  /** Learners in a page, and pages at the most. */
  size?: number
  pages?: number
}

/** Gives what new rules find long since met, community by community. Cheap where no rule is new. */
export async function sweepNewRules(
  engine: Engine,
  { size = PAGE, pages = PAGES }: SweepOptions = {},
): Promise<Pick<SweepResult, 'pages' | 'gained' | 'failed' | 'more'>> {
  const swept = { pages: 0, gained: 0, failed: 0, more: false }
  await eachOf(await withService(engine.db, communitiesToSweep), async ({ id }) => {
    for (let done = false; !done && !swept.more;) {
      if (swept.pages === pages) return void (swept.more = true)
      swept.pages++
      const page = await sweepPage(engine, id, size)
      swept.gained += page.gained
      swept.failed += page.failed
      done = page.done
    }
  })
  return swept
}

/** One page of each community: called again and again it goes round, so a call costs the same however many there are. */
export async function lookAtEveryone(
  engine: Engine,
  { size = PAGE }: SweepOptions = {},
): Promise<Pick<SweepResult, 'looked' | 'gained' | 'failed'>> {
  const looked = { looked: 0, gained: 0, failed: 0 }
  await eachOf(await withService(engine.db, allCommunities), async ({ id }) => {
    const page = await lookAgain(engine, id, size)
    looked.looked += page.looked
    looked.gained += page.gained
    looked.failed += page.failed
  })
  return looked
}

/** Both, for a scheduler. */
export async function sweep(
  engine: Engine,
  options: SweepOptions = {},
): Promise<Omit<SweepResult, 'expired' | 'refreshed' | 'reminded'>> {
  const rules = await sweepNewRules(engine, options)
  const look = await lookAtEveryone(engine, options)
  return { ...rules, looked: look.looked, gained: rules.gained + look.gained, failed: rules.failed + look.failed }
}

/** One community's trouble keeps no other waiting; it is told when all have had their turn. */
async function eachOf<T>(communities: readonly T[], work: (community: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const community of communities) await work(community).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}
