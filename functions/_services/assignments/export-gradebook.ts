import { GRADEBOOK_PAGE, type GradebookRow, type GradebookTableQuery } from '../../_contracts/assignments/gradebook.ts'
import { assignmentsOf } from '../../_db/queries/assignments/assignments.ts'
import type { GradesOf } from '../../_db/queries/assignments/grades.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { writeGradebookHead, writeGradebookLines } from '../../_formats/csv/gradebook.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity } from './find.ts'
import { gradebookRows } from './read-gradebook.ts'

const BATCH = 4 * GRADEBOOK_PAGE

/** The whole gradebook as CSV, a part at a time: it is never in memory as a whole. */
export async function exportGradebook(
  { db, claims, now: clock }: WithClaims<DatabaseContext>,
  { slug, group, search }: { slug: string } & GradebookTableQuery,
): Promise<AsyncGenerator<string>> {
  const found = await readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findAssigningCommunity(tx, claims, slug)
    const assignments = (await assignmentsOf(tx, { communityId })).filter(({ status }) => status !== 'draft')
    return { communityId, assignments }
  })
  const of: GradesOf = { communityId: found.communityId, now: clock(), group, search }
  const ids = found.assignments.map(({ id }) => id)
  async function* parts() {
    yield writeGradebookHead(found.assignments.map(({ title }) => title))
    for (let offset = 0, more = true; more; offset += BATCH) {
      const rows = await withService(db, (tx) =>
        gradebookRows(tx, of, { sort: 'name', isDescending: false, limit: BATCH, offset }),
      )
      more = rows.length === BATCH
      if (rows.length > 0) yield writeGradebookLines(rows.map((row) => toLine(row, ids)))
    }
  }
  return parts()
}

function toLine({ display_name, username, total, grades }: GradebookRow, ids: readonly string[]) {
  const byId = new Map(grades.map((grade) => [grade.assignment_id, grade]))
  const cells = ids.map((id) => {
    const grade = byId.get(id)
    if (!grade) return ''
    return grade.score === null ? grade.state.replaceAll('_', ' ') : `${grade.score}${grade.late ? ' (late)' : ''}`
  })
  return { display_name, username, total, cells }
}
