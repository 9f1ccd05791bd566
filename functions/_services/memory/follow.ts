import type { Connection } from '../../_db/client.ts'
import { nextAttempts } from '../../_db/queries/memory/attempts.ts'
import {
  forgetMemory,
  lockChangedLearners,
  noteChanges,
  readChanges,
  removeChanges,
  storeCursors,
  type ChangedLearner,
} from '../../_db/queries/memory/changes.ts'
import { noteMemoryChanges } from '../../_db/queries/mastery/changes.ts'
import { otherTestsOf, storedMemory, storeMemory } from '../../_db/queries/memory/memory.ts'
import type { StoredMemory } from '../../_db/queries/memory/stored.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { withService } from '../../_db/session.ts'
import { follow, type LearnerMemory } from '../../_domain/memory/follow.ts'
import type { QuestionMemory } from '../../_domain/memory/remember.ts'
import { rowsToWrite, type MemoryRow } from '../../_domain/memory/rows.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import type { DatabaseContext } from '../context.ts'
import { toRemember, type GradedForMemory } from './to-remember.ts'

export interface MemoryServices extends Pick<DatabaseContext, 'db'> {
  banks: BankCache
}

interface FollowSizes {
  /** How many learners one transaction takes. */
  learners: number
  /** How many attempts are read at once. */
  page: number
  /** How many pages one transaction reads: a longer history goes on in the next. */
  pages: number
}

const SIZES: FollowSizes = { learners: 50, page: 100, pages: 10 }

/** The most transactions of one call of a scheduler. */
const TURNS = 20

interface FollowResult {
  /** Learners whose memory follows their attempts again. */
  followed: number
  /** Whether there is more to do. */
  more: boolean
}

interface Following {
  learner: ChangedLearner
  memory: LearnerMemory
  /** The test that asked each lineage first, of those that were answered. */
  tests: Map<string, string>
  /** What is stored of them, by test and part. */
  rows: Map<string, MemoryRow>
}

/**
 * Lets the memory of learners follow their finished attempts. What it reads and what it writes is one transaction with the changes
 * that it removes, so a worker may be killed anywhere. Any number of these may run at the same time, each with learners of its own.
 */
export const followMemory = (services: MemoryServices, sizes: Partial<FollowSizes> = {}): Promise<FollowResult> =>
  withService(services.db, async (_, sql) => {
    const { learners: most, page, pages } = { ...SIZES, ...sizes }
    const locked = await lockChangedLearners(sql, most)
    if (locked.length === 0) return { followed: 0, more: false }
    const changed = await readChanges(sql, locked)
    const startsOver = changed.filter(({ starts_over }) => starts_over)
    if (startsOver.length > 0) await forgetMemory(sql, startsOver)
    const all = new Map(changed.map((learner) => [nameOf(learner), begin(learner)]))
    let isDone = all.size === 0
    for (let nth = 0; nth < pages && !isDone; nth++) isDone = await followPage(services.banks, sql, all, page)
    await write(sql, [...all.values()])
    // Their mastery follows what was written, once this is committed.
    await noteMemoryChanges(sql, changed)
    await removeChanges(
      sql,
      changed.flatMap(({ changes }) => changes),
    )
    // Who has nothing left is found out by the next look, which reads no attempt.
    if (!isDone) await noteChanges(sql, changed, { anew: false })
    return { followed: isDone ? changed.length : 0, more: !isDone || locked.length === most }
  })

/** For a scheduler: as many turns as fit into one call. */
export async function followForAWhile(services: MemoryServices, turns = TURNS): Promise<FollowResult> {
  const all: FollowResult = { followed: 0, more: true }
  for (let turn = 0; turn < turns && all.more; turn++) {
    const { followed, more } = await followMemory(services)
    all.followed += followed
    all.more = more
  }
  return all
}

const nameOf = ({ user_id, community_id }: LearnerKey) => `${user_id} ${community_id}`

const begin = (learner: ChangedLearner): Following => ({
  learner,
  memory: { cursor: learner.starts_over ? null : learner.cursor, questions: new Map() },
  tests: new Map(),
  rows: new Map(),
})

/** Folds the next attempts of all these learners. Returns whether none is left. */
async function followPage(
  banks: BankCache,
  sql: Connection['sql'],
  all: ReadonlyMap<string, Following>,
  page: number,
): Promise<boolean> {
  const learners = [...all.values()].map(({ learner, memory }) => ({ ...learner, cursor: memory.cursor }))
  const rows = await nextAttempts(sql, learners, page)
  const attempts = await toRemember(banks, sql, rows)
  const byLearner = Map.groupBy(attempts, ({ learner }) => nameOf(learner))
  const answered = [...byLearner].flatMap(([name, theirs]) => {
    const it = all.get(name)
    return it ? [{ it, theirs }] : []
  })
  await recall(sql, answered)
  for (const { it, theirs } of answered) {
    for (const [lineage_id, test_id] of testsOf(theirs))
      if (!it.tests.has(lineage_id)) it.tests.set(lineage_id, test_id)
    it.memory = follow(it.memory, theirs)
  }
  return rows.length < page
}

/** Adds what is stored of the questions that were answered and are not known yet. */
async function recall(
  sql: Connection['sql'],
  answered: readonly { it: Following; theirs: readonly GradedForMemory[] }[],
): Promise<void> {
  const asked = answered.flatMap(({ it, theirs }) => {
    // Nothing is stored of a learner who starts over.
    if (it.learner.starts_over) return []
    const tests = new Map([...testsOf(theirs)].filter(([lineage_id]) => !it.memory.questions.has(lineage_id)))
    return tests.size === 0 ? [] : [{ it, tests }]
  })
  await addStored(sql, asked)
  // Perhaps another test has asked them first.
  const unfound = asked.flatMap(({ it, tests }) => {
    const left = new Map([...tests].filter(([lineage_id]) => !it.memory.questions.has(lineage_id)))
    return left.size === 0 ? [] : [{ it, tests: left }]
  })
  if (unfound.length === 0) return
  // Learners of one test ask for the same.
  const pairs = new Map(
    unfound.flatMap(({ tests }) =>
      [...tests].map(([lineage_id, test_id]) => [`${lineage_id} ${test_id}`, { lineage_id, test_id }] as const),
    ),
  )
  const others = Map.groupBy(await otherTestsOf(sql, [...pairs.values()]), ({ lineage_id }) => lineage_id)
  const elsewhere = unfound.flatMap(({ it, tests }) =>
    [...tests.keys()].flatMap((asked) =>
      (others.get(asked) ?? []).map(({ lineage_id, test_id }) => ({ it, tests: new Map([[lineage_id, test_id]]) })),
    ),
  )
  await addStored(sql, elsewhere)
}

/** Reads the rows that hold these questions, as far as they are not read already. */
async function addStored(
  sql: Connection['sql'],
  asked: readonly { it: Following; tests: ReadonlyMap<string, string> }[],
): Promise<void> {
  const keys = asked.flatMap(({ it: { learner }, tests }) =>
    [...Map.groupBy(tests, ([, test_id]) => test_id)].map(([test_id, theirs]) => ({
      ...{ user_id: learner.user_id, test_id, lineages: theirs.map(([lineage_id]) => lineage_id) },
    })),
  )
  if (keys.length === 0) return
  const found = Map.groupBy(await storedMemory(sql, keys), nameOf)
  for (const it of new Set(asked.map(({ it }) => it))) {
    const questions = new Map<string, QuestionMemory>(it.memory.questions)
    for (const { test_id, part, lineages, questions: stored } of found.get(nameOf(it.learner)) ?? []) {
      const name = `${test_id} ${part}`
      // What is known is newer.
      if (it.rows.has(name)) continue
      it.rows.set(name, { test_id, part, lineages })
      for (const [index, lineage_id] of lineages.entries()) {
        const memory = stored[index]
        if (memory) questions.set(lineage_id, memory)
      }
    }
    it.memory = { ...it.memory, questions }
  }
}

/** The test that asked each lineage first, in these attempts, in the order of these first answers. */
function testsOf(attempts: readonly GradedForMemory[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const { tests } of attempts)
    for (const [lineage_id, test_id] of tests) if (!first.has(lineage_id)) first.set(lineage_id, test_id)
  return first
}

async function write(sql: Connection['sql'], all: readonly Following[]): Promise<void> {
  const rows = all.flatMap(({ learner: { user_id, community_id }, memory, tests, rows }): StoredMemory[] => {
    const answered = new Map([...tests].filter(([lineage_id]) => memory.questions.has(lineage_id)))
    return rowsToWrite([...rows.values()], answered).map((row) => ({
      ...{ ...row, user_id, community_id },
      questions: row.lineages.flatMap((lineage_id) => memory.questions.get(lineage_id) ?? []),
    }))
  })
  if (rows.length > 0) await storeMemory(sql, rows)
  const moved = all.flatMap(({ learner, memory: { cursor } }) => (cursor ? [{ ...learner, cursor }] : []))
  if (moved.length > 0) await storeCursors(sql, moved)
}
