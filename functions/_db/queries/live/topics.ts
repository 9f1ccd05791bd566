import type postgres from 'postgres'

/** What streams of a session wait for. Postgres carries it in messages of the channel `live`. */
export const liveTopics = (sessionId: string) => ({ state: `live:${sessionId}`, answers: `live:${sessionId}:answers` })

/** Tells all streams of a session that it stands elsewhere, once this transaction commits. */
export const tellOfState = (sql: postgres.Sql, sessionId: string) => {
  const { state, answers } = liveTopics(sessionId)
  return sql`select pg_notify('live', ${`${state} ${answers}`})`
}

/** Tells those who watch that somebody joined or answered. */
export const tellOfAnswers = (sql: postgres.Sql, sessionId: string) =>
  sql`select pg_notify('live', ${liveTopics(sessionId).answers})`
