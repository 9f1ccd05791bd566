import type postgres from 'postgres'
import { z } from 'zod'
import { sitter } from '../../../tests/support/sitter.ts'
import type { DrillAccount, DrillSite } from './site.ts'

/** How long an exam of 25 questions has to have taken to count, in minutes. */
const MINUTES = 10
const LENGTH = 25

/** New learners, who sign up and join a community. */
export async function enroll(site: DrillSite, count: number): Promise<DrillAccount[]> {
  const accounts: DrillAccount[] = []
  for (let number = 1; number <= count; number++) {
    const account = await site.signUp({ email: `drill-${number}@laude.test`, password: `a drill of ${number}` })
    const joined = await site.askAs(account)('/communities-api/harbor/join', undefined, { method: 'POST' })
    if (!joined.ok) throw new Error(`Joining failed: ${await joined.text()}`)
    accounts.push(account)
  }
  return accounts
}

/** Each takes an exam over the API, and gets more right than wrong. */
export async function takeExams(site: DrillSite, sql: postgres.Sql, accounts: readonly DrillAccount[]): Promise<void> {
  const [test] = await sql<{ id: string }[]>`select id from tests where slug = 'networking-fundamentals'`
  if (!test) throw new Error('The seeds have no such test.')
  await Promise.all(
    accounts.map(async (account, index) => {
      const learner = sitter({ ask: site.askAs(account), database: { sql } }, account.id)
      const { id } = await learner.start({ test_id: test.id, mode: 'exam', length: LENGTH, restart: true })
      await learner.sinceMinutes(id, MINUTES)
      const responses = await learner.answers(id, (number) => number <= LENGTH - (index % 8))
      await learner.save(id, { responses: responses.slice(0, 12) })
      await learner.finish(id, { sent_at: Date.now(), responses })
    }),
  )
}

/** How many achievements the API shows somebody as theirs. */
export async function achievementsOf(site: DrillSite, account: DrillAccount): Promise<number> {
  const response = await site.askAs(account)('/gamification-api/achievements/user')
  if (!response.ok) throw new Error(`The API answered ${response.status}: ${await response.text()}`)
  return z.object({ data: z.array(z.unknown()) }).parse(await response.json()).data.length
}
