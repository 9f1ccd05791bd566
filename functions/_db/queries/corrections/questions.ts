import type postgres from 'postgres'

interface QuestionPlace {
  test_id: string
  version: number
  position: number
}

/** The lineage of a question, and the questions of published versions that ask the same with the same options. */
export async function questionsLike(sql: postgres.Sql, { test_id, version, position }: QuestionPlace) {
  const rows = await sql<{ id: string; lineage_id: string }[]>`
    select alike.id, alike.lineage_id
    from questions
    join tests on tests.id = questions.test_id
    join questions as alike
      on alike.test_id = questions.test_id
      and alike.lineage_id = questions.lineage_id
      and alike.kind = questions.kind
      and alike.options is not distinct from questions.options
      and alike.parts is not distinct from questions.parts
      and alike.test_version <= tests.version
    where questions.test_id = ${test_id} and questions.test_version = ${version} and questions.position = ${position}
    order by alike.test_version
  `
  const [first] = rows
  if (!first) throw new Error(`Version ${version} of test ${test_id} has no question ${position}.`)
  return { lineage_id: first.lineage_id, ids: rows.map(({ id }) => id) }
}
