import type { SweepResult } from '../../_contracts/engine/events.ts'
import { allCommunities, communitiesToSweep } from '../../_db/queries/rules/progress.ts'
import { withService } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { lookAgain } from './look-again.ts'
import { PAGE, sweepPage } from './sweep-page.ts'

/** The most pages of one call: a scheduler's call has a time limit. */
const PAGES = 20

export interface SweepOptions {
  /** The learners of a page, and the most pages. */
  size?: number
  pages?: number
}

/** Awards new rules that were met before they were added, community by community. Cheap if no rule is new. */
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

/** The daily look at one page of each community. Repeated calls go through all pages, so the cost of a call does not grow. */
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

/** Both sweeps, for a scheduler. */
export async function sweep(
  engine: Engine,
  options: SweepOptions = {},
): Promise<
  Omit<
    SweepResult,
    | 'expired'
    | 'mailed'
    | 'refreshed'
    | 'reminded'
    | 'regraded'
    | 'followed'
    | 'challenged'
    | 'assigned'
    | 'announced'
    | 'invited'
  >
> {
  const rules = await sweepNewRules(engine, options)
  const look = await lookAtEveryone(engine, options)
  return { ...rules, looked: look.looked, gained: rules.gained + look.gained, failed: rules.failed + look.failed }
}

/** An error in one community does not stop the others; the first error is thrown after all of them had their turn. */
async function eachOf<T>(communities: readonly T[], work: (community: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const community of communities) await work(community).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}
