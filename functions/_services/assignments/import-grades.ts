import type { GradesImport, ImportGradesBody } from '../../_contracts/assignments/gradebook.ts'
import { assignmentsOf } from '../../_db/queries/assignments/assignments.ts'
import { setGrade, studentsByUsername } from '../../_db/queries/assignments/gradebook.ts'
import { gradesOf, type GradeRow } from '../../_db/queries/assignments/grades.ts'
import { readAsUser, withService, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { readGradeLines, type GradeLine } from '../../_formats/csv/gradebook.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity } from './find.ts'

/** So many grades one file may set. */
const MOST_LINES = 5000
const EXCUSED = 'excused'

interface ReadyGrade {
  userId: string
  assignmentId: string
  revision: number
  percent: number | null
  excused: boolean
  reason: string
}

/** Sets grades by hand from a file, or says what it would set. Lines that cannot be read are refused one by one. */
export async function importGrades(
  { db, claims, now: clock }: WithClaims<DatabaseContext>,
  { slug, csv, apply }: { slug: string } & ImportGradesBody,
): Promise<GradesImport> {
  const { id: communityId } = await readAsUser(db, claims, (tx) => findAssigningCommunity(tx, claims, slug))
  const lines = linesOf(csv)
  return withService(db, async (tx) => {
    const judge = await createJudge(tx, { communityId, lines, now: clock(), by: claims.sub })
    const judged = lines.map((line) => ({ line, verdict: judge(line) }))
    const ready = judged.flatMap(({ line, verdict }) => ('ready' in verdict ? [{ line, ...verdict }] : []))
    const refused = judged.flatMap(({ line: { line }, verdict }) =>
      'refused' in verdict ? [{ line, says: verdict.refused }] : [],
    )
    if (apply)
      for (const { line, ready: grade } of ready)
        if ((await setGrade(tx, { ...grade, communityId, setBy: claims.sub })) === undefined)
          throw new DomainError(
            'conflict',
            `Line ${line.line}: somebody else set this grade meanwhile. Nothing was saved.`,
          )
    return {
      applied: apply,
      changes: ready.map(({ line: { line }, ...it }) => ({
        ...{ line, learner: it.learner, assignment: it.assignment, before: it.before },
        after: it.ready.percent === null ? EXCUSED : String(it.ready.percent),
      })),
      unchanged: judged.length - ready.length - refused.length,
      refused,
    }
  })
}

function linesOf(csv: string): GradeLine[] {
  const read = readGradeLines(csv)
  const refuse = (message: string) =>
    new DomainError('validation_failed', 'This file could not be read.', { errors: [{ path: 'body.csv', message }] })
  if (!read) throw refuse('is no CSV')
  if (read.missing.length > 0) throw refuse(`has no column ${read.missing.join(', ')}`)
  if (read.lines.length > MOST_LINES) throw refuse(`has more than ${MOST_LINES} lines`)
  return read.lines
}

type Verdict =
  { refused: string } | { unchanged: true } | { ready: ReadyGrade; learner: string; assignment: string; before: string }

async function createJudge(
  tx: Transaction,
  { communityId, lines, now, by }: { communityId: string; lines: readonly GradeLine[]; now: number; by: string },
): Promise<(line: GradeLine) => Verdict> {
  const usernames = [...new Set(lines.map(({ username }) => username.replace(/^@/, '').toLowerCase()))]
  const students = new Map((await studentsByUsername(tx, communityId, usernames)).map((it) => [it.username, it]))
  const all = (await assignmentsOf(tx, { communityId })).filter(({ status }) => status !== 'draft')
  const users = [...students.values()].map(({ user_id }) => user_id)
  const grades = new Map(
    (await gradesOf(tx, { communityId, users, now })).map((it) => [`${it.assignment_id} ${it.user_id}`, it]),
  )
  const seen = new Set<string>()
  return ({ username, assignment, grade, reason }) => {
    const student = students.get(username.replace(/^@/, '').toLowerCase())
    if (!student) return { refused: `There is no learner with the username “${username}”.` }
    if (student.user_id === by) return { refused: 'You cannot grade yourself.' }
    const named = all.filter(({ id, title }) => id === assignment || title === assignment)
    const [found] = named
    if (!found) return { refused: `There is no assignment “${assignment}”.` }
    if (named.length > 1) return { refused: `There are ${named.length} assignments “${assignment}”. Use its id.` }
    const cell = `${found.id} ${student.user_id}`
    const now = grades.get(cell)
    if (!now) return { refused: `“${found.title}” is not assigned to ${student.display_name}.` }
    if (seen.has(cell)) return { refused: 'An earlier line sets this grade already.' }
    const wanted = wantedOf(grade)
    if (!wanted) return { refused: `“${grade}” is no percent from 0 to 100, and not “${EXCUSED}”.` }
    seen.add(cell)
    if (isSame(now, wanted)) return { unchanged: true }
    if (reason.length > 500) return { refused: 'The reason is longer than 500 characters.' }
    return {
      ready: {
        ...wanted,
        ...{ userId: student.user_id, assignmentId: found.id, revision: now.revision },
        reason: reason === '' ? 'From a file of grades.' : reason,
      },
      ...{ learner: student.display_name, assignment: found.title },
      before: now.score === null ? now.state.replaceAll('_', ' ') : String(now.score),
    }
  }
}

function wantedOf(grade: string): { percent: number | null; excused: boolean } | undefined {
  if (grade.toLowerCase() === EXCUSED) return { percent: null, excused: true }
  if (!/^\d{1,3}([.,]\d{1,2})?\s*%?$/.test(grade)) return undefined
  const percent = Number(grade.replace(',', '.').replace(/\s*%$/, ''))
  return percent <= 100 ? { percent, excused: false } : undefined
}

const isSame = ({ state, score }: GradeRow, { percent, excused }: { percent: number | null; excused: boolean }) =>
  excused ? state === EXCUSED : score === percent
