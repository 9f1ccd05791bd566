import type {
  ReportedDetail,
  ReportedGroup,
  ReportsPage,
  ReportsQuery,
  SettleReportsBody,
} from '../../_contracts/corrections/reports.ts'
import {
  countReported,
  openReports,
  saidOf,
  settleReportsOn,
  type ReportedQuestionRow,
  type SaidRow,
  type Settlement,
} from '../../_db/queries/corrections/reports.ts'
import { tell } from '../../_db/queries/notifications/tell.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import type { Connection } from '../../_db/client.ts'
import { readAsUser, withService, withUser } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { AnswerCount } from '../../_domain/analysis/answer-counts.ts'
import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { isRight } from '../../_domain/attempts/grading.ts'
import type { Answer } from '../../_domain/attempts/kinds/rules.ts'
import type { Question } from '../../_domain/attempts/question.ts'
import { answerAsKey } from '../../_domain/corrections/answer-as-key.ts'
import { urgencyOf } from '../../_domain/corrections/reports.ts'
import { notFound } from '../../_domain/errors.ts'
import { promptExcerpt } from '../../_formats/excerpt.ts'
import { instant } from '../attempts/instant.ts'
import { figuresAt, type QuestionFigures } from '../authoring/question-figures.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtTest } from '../tests/find-bank.ts'
import { CORRECTIONS_REFUSED } from './refusals.ts'

/** Questions of a community with open reports: first those that learners and their answers say most about. */
export async function listReports(
  context: WithClaims<DatabaseContext>,
  { community, limit }: ReportsQuery,
): Promise<ReportsPage> {
  const { db, claims } = context
  const { id: community_id } = await readAsUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, community, CORRECTIONS_REFUSED),
  )
  const { rows, open } = await withService(db, async (_, sql) => ({
    // Their figures take a while: who asks only how many there are does not wait for them.
    rows: limit === 0 ? [] : await openReports(sql, { community_id }),
    open: await countReported(sql, community_id),
  }))
  const ofVersions = Object.values(Object.groupBy(rows, ({ test, version }) => `${test.id} ${version}`))
  const groups: ReportedGroup[] = []
  // One version after another: each holds a connection for a moment.
  for (const reported of ofVersions) {
    const [first] = reported ?? []
    if (!reported || !first) continue
    const positions = reported.map(({ position }) => position)
    const figures = await figuresAt(context, { test_id: first.test.id, version: first.version, positions })
    groups.push(...reported.map((row) => toGroup(row, figures.get(row.position))))
  }
  const byUrgency = groups.toSorted((a, b) => urgencyOf(b) - urgencyOf(a) || (a.last_at < b.last_at ? 1 : -1))
  return { community, data: byUrgency.slice(0, limit), page: { next: null, open } }
}

function toGroup(
  { prompt, last_at, ...row }: ReportedQuestionRow,
  figures: QuestionFigures = NO_FIGURES,
): ReportedGroup {
  const { wrong: _, ...numbers } = figures
  return { ...row, ...numbers, excerpt: promptExcerpt(prompt), last_at: instant(last_at) }
}

const NO_FIGURES: QuestionFigures = { shown: 0, facility: null, discrimination: null, overruled: false, wrong: [] }

export interface ReportedPlace {
  /** Of the test. */
  id: string
  lineage: string
}

/** A reported question, with everything that open reports say. */
export async function readReports(
  context: WithClaims<DatabaseContext>,
  { id: test_id, lineage: lineage_id }: ReportedPlace,
): Promise<ReportedDetail> {
  const { db, claims } = context
  const test = await withUser(db, claims, (tx) =>
    findTaughtTest(tx, { claims, id: test_id, refusal: CORRECTIONS_REFUSED }),
  )
  const { row, said, banks } = await withService(db, async (_, sql) => {
    const [row] = await openReports(sql, { community_id: test.community_id, lineage_id })
    if (!row || row.test.id !== test_id) throw notFound('open report')
    const said = await saidOf(sql, { test_id, lineage_id })
    const versions = [...new Set([row.version, ...said.map(({ version }) => version)])]
    const banks = new Map<number, Awaited<ReturnType<typeof loadBank>>>()
    for (const version of versions) banks.set(version, await loadBank(sql, test_id, version))
    return { row, said, banks }
  })
  const { version, position } = row
  const figures = (await figuresAt(context, { test_id, version, positions: [position] })).get(position)
  const at = (version: number, position: number) => banks.get(version)?.[position - 1]
  const asked = at(row.version, row.position)
  return {
    ...toGroup(row, figures),
    prompt: row.prompt,
    right: asked ? [...answerTexts(asked.key, asked)] : [],
    candidates: asked
      ? candidatesOf(
          asked,
          figures?.wrong ?? [],
          said.filter((it) => it.version === row.version),
        )
      : [],
    said: said.map(({ position, answer, created_at, ...same }) => {
      const answered = at(same.version, position)
      return {
        ...same,
        answer: answer && answered ? [...answerTexts(answer, answered)] : null,
        created_at: instant(created_at),
      }
    }),
  }
}

/** Answers that were graded as wrong: those that reports give, and the most frequent ones. */
function candidatesOf(
  asked: Question,
  wrong: readonly AnswerCount[],
  said: readonly SaidRow[],
): ReportedDetail['candidates'] {
  const found = new Map<string, ReportedDetail['candidates'][number]>()
  const add = (answer: Answer, { times = 0, reports = 0 }: { times?: number; reports?: number }) => {
    if (answer.kind !== asked.kind || isRight(asked.key, answer)) return
    const key = answerAsKey(answer.kind, answer)
    if (!key) return
    const name = JSON.stringify(key)
    const before = found.get(name) ?? {
      answer: { ...key },
      words: [...answerTexts(answer, asked)],
      times: 0,
      reports: 0,
    }
    found.set(name, { ...before, times: before.times + times, reports: before.reports + reports })
  }
  for (const { answer, times } of wrong) add(answer, { times })
  for (const { answer } of said) if (answer) add(answer, { reports: 1 })
  return [...found.values()].toSorted((a, b) => b.reports - a.reports || b.times - a.times)
}

/** Settles the open reports on a question without a correction, and tells those who reported it. */
export async function settleQuestionReports(
  { db, claims, now }: WithClaims<DatabaseContext>,
  { id: test_id, lineage: lineage_id, outcome, reply }: SettleReportsBody & ReportedPlace,
): Promise<number> {
  await withUser(db, claims, (tx) => findTaughtTest(tx, { claims, id: test_id, refusal: CORRECTIONS_REFUSED }))
  return withService(db, (_, sql) => settleAndTell(sql, { test_id, lineage_id, outcome, reply, by: claims.sub }, now()))
}

/** Settles the open reports on a question within a transaction. Returns how many there were. */
export async function settleAndTell(sql: Connection['sql'], settlement: Settlement, now: number): Promise<number> {
  const reporters = await settleReportsOn(sql, settlement)
  const { test_id, outcome, reply } = settlement
  await tell(
    sql,
    reporters.map(({ user_id, community_id, attempt_id, taken_in }) => ({
      ...{ user_id, community_id },
      id: uuid7(now),
      kind: 'report_settled',
      payload: { test_id, attempt_id, ...(taken_in === 'practice' && { taken_in }), outcome, reply },
    })),
  )
  return reporters.length
}
