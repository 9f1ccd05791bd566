import { addDays } from '../../../../functions/_domain/time/days.ts'
import { localDay } from '../../../../functions/_domain/time/local-time.ts'
import { writeResponses } from '../../../../functions/_domain/attempts/responses.ts'
import { stableId } from '../../../../functions/_db/stable-id.ts'
import type { DemoLearner } from '../catalogue.ts'
import { instantOf } from '../clock.ts'
import { createRandom } from '../random.ts'
import { draw, savesOf, type DemoBank } from './draw.ts'
import { fillIn } from './fill-in.ts'
import type { DemoAttemptRow } from './row.ts'

const LENGTH = 25
const ANSWERED = 9
const CORRECT = 7
const SECONDS = 260
/** In minutes of yesterday, by the learner's clock: after all that was finished that evening. */
const BEGUN = 21 * 60 + 10

/** What a learner left lying last night, so that there is something to resume: the academy's second test. */
export function unfinishedAttempt(
  learner: DemoLearner,
  banks: ReadonlyMap<string, DemoBank>,
  now: number,
): DemoAttemptRow | undefined {
  const community = learner.communities.find(({ slug }) => slug === 'harbor')
  const test_id = community?.tests[1]?.id ?? ''
  const bank = banks.get(test_id)
  if (!community || !bank) return undefined
  const id = stableId(`demo:${learner.handle}:${community.slug}:unfinished`)
  const random = createRandom(`attempt ${id}`)
  const { row, items } = draw(bank, { mode: 'practice', length: LENGTH }, random)
  const { responses, flags } = fillIn(
    {
      learner: learner.id,
      mode: 'practice',
      items: items.slice(0, ANSWERED),
      ...{ correct: CORRECT, blank: 0, flagged: 1, seconds: SECONDS },
    },
    random,
  )
  const yesterday = addDays(localDay(new Date(now), learner.time_zone), -1)
  const begun = instantOf(yesterday, BEGUN, learner.time_zone)
  return {
    ...{ id, user_id: learner.id, community_id: community.id, test_id, ...row, mode: 'practice', length: LENGTH },
    responses: writeResponses(responses),
    ...{ flags, position: ANSWERED + 1, revision: savesOf(ANSWERED), answered: ANSWERED },
    status: 'in_progress',
    started_at: new Date(begun).toISOString(),
    updated_at: new Date(begun + 1000 * SECONDS).toISOString(),
    first_pass: false,
    unread: 0,
    timed_out: false,
  }
}
