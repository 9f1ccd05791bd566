import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { shownQuestions } from '../functions/_db/queries/ability/questions.ts'
import { ABILITY, type AbilityParameters } from '../functions/_domain/ability/parameters.ts'
import { guessFloor } from '../functions/_domain/attempts/kinds/guess-floor.ts'
import { seededRandom } from '../functions/_domain/attempts/seeded-random.ts'
import { shuffle } from '../functions/_domain/attempts/shuffle.ts'
import { firstAnswers } from '../functions/_services/ability/first-answers.ts'
import { activationModel, statesModel } from './learner-models.ts'
import { lossOf, type FirstAnswers } from './replay-first-answers.ts'
import { COURSE, makeBank, takeCourse } from './simulated-course.ts'
import { rounded } from './statistics.ts'

const FILE = join(import.meta.dirname, 'fitted-ability.json')

const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '300' },
    write: { type: 'boolean', default: false },
  },
})

/**
 * What is looked for, in order, and which values are tried for each. `evidence` is not: it is there for who learns afterwards, and first answers are
 * given before that.
 */
const GRID = {
  overall: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2],
  topic: [0.05, 0.1, 0.15, 0.2, 0.25, 0.35, 0.5],
  question: [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1],
  guess: [0.5, 0.6, 0.7, 0.8, 0.9, 1],
} as const satisfies Partial<Record<keyof AbilityParameters, readonly number[]>>
const isFitted = (name: string): name is keyof typeof GRID => Object.hasOwn(GRID, name)
const NAMES = Object.keys(GRID).filter(isFitted)

/** So many times in turn; it ends before, once a turn changes nothing. */
const TURNS = 4

/** The answers of learners of the bench, who see questions in a random order. */
function simulated(learners: number): FirstAnswers[] {
  const bank = makeBank(seededRandom(1))
  return [activationModel, statesModel].map((model) => ({
    questions: bank.map((question) => ({ ...question, stated: question.difficulty })),
    answers: Array.from({ length: learners }, (_, number) =>
      takeCourse({
        ...{ bank, model, number },
        strategy: {
          choose: ({ bank, random }) => shuffle(bank, random).slice(0, COURSE.answersOfDay),
          mixing: 'mixed',
        },
      }),
    ).flatMap(({ user_id, memory }) =>
      [...memory.questions].map(([lineage_id, it]) => ({
        user_id,
        lineage_id,
        right: it.first_right,
        at: it.first_at,
      })),
    ),
  }))
}

/** Those of a database, at best one without the people in it (docs/snapshots.md). It is only read. */
async function stored(url: string, learners: number): Promise<FirstAnswers[]> {
  const sql = postgres(url, { max: 1, connection: { default_transaction_read_only: true } })
  try {
    const communities = await sql<{ id: string }[]>`select id from communities order by id`
    const all: FirstAnswers[] = []
    for (const { id: community_id } of communities) {
      const questions = (await shownQuestions(sql, community_id)).map(({ kind, options, ...question }) => ({
        ...question,
        floor: guessFloor(kind, options),
      }))
      const lineages = questions.map(({ lineage_id }) => lineage_id)
      all.push({ questions, answers: await firstAnswers(sql, { community_id, lineages, learners }) })
    }
    return all
  } finally {
    await sql.end()
  }
}

const learners = Number(values.learners)
const url = process.env.DATABASE_URL
const communities = url ? await stored(url, learners) : simulated(learners)
const answers = communities.reduce((sum, community) => sum + community.answers.length, 0)
console.error(`${answers.toLocaleString('en')} first answers`)

let best: AbilityParameters = ABILITY
let loss = lossOf(communities, best)
const before = loss
for (let turn = 0, isBetter = true; turn < TURNS && isBetter; turn++) {
  isBetter = false
  for (const name of NAMES)
    for (const value of GRID[name]) {
      const tried = { ...best, [name]: value }
      const its = lossOf(communities, tried)
      if (its >= loss - 1e-9) continue
      isBetter = true
      best = tried
      loss = its
    }
  console.error(`${rounded(loss, 5)} with ${JSON.stringify(best)}`)
}

const fitted = {
  date: new Date().toISOString().slice(0, 10),
  data: url ? 'a database' : `simulated, ${learners} learners of each model`,
  answers,
  loss: { before: rounded(before, 5), after: rounded(loss, 5) },
  parameters: best,
}
console.log(JSON.stringify(fitted, null, 2))
if (values.write) writeFileSync(FILE, `${JSON.stringify(fitted, null, 2)}\n`)
