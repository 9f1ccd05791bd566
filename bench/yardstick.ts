import type { Parameters } from './statement.ts'

export interface PgbenchScript {
  statement: string
  /** How often it is run, against the others. */
  weight: number
}

export interface Run {
  url: string
  scripts: PgbenchScript[]
  learners: { from: number; count: number }
  /** Events are numbered from here, so that no two rounds number theirs alike. */
  from: number
  seconds: number
  /** Learners in turn, so that the number of an event gives its learner; otherwise at random. */
  inTurn?: boolean
}

/** How fast this machine's Postgres commits events one by one: the engine is compared with it. */
export interface Yardstick {
  name: string
  parameters: Parameters
  /** Transactions a second, and how many there were. */
  run: (run: Run) => Promise<{ rate: number; done: number }>
}
