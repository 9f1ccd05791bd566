import { z } from 'zod'
import { METRICS } from '../../_domain/boards/board.ts'
import { communityChoice } from '../wire.ts'

export const metric = z
  .enum(METRICS)
  .describe('weekly is the last 7 days, monthly the last 30, by the calendar of each learner')

const score = z.int().positive()
const rank = z.int().positive().describe('1, 2, 2, 4: over the whole board, hidden learners included')

/** A learner on a board who chose to be listed, or the reader. */
export const boardRow = z
  .object({
    rank,
    score,
    user: z.object({
      username: z.string(),
      display_name: z.string(),
      public: z.boolean().describe('whether their profile is public'),
    }),
    me: z.boolean(),
  })
  .meta({ id: 'BoardRow' })
export type BoardRow = z.infer<typeof boardRow>

export const boardPlace = z
  .object({
    rank,
    score,
    percentile: z.int().min(1).max(100).describe('the best so many percent that this rank is in'),
    above: z.array(boardRow).describe('the nearest two listed learners, in the order of the board'),
    below: z.array(boardRow),
  })
  .meta({ id: 'BoardPlace' })
export type BoardPlace = z.infer<typeof boardPlace>

const ofBoard = {
  metric,
  scope: z.enum(['community', 'global']),
  as_of: z.string().nullable().describe("when the scores of others were last refreshed; the reader's own are live"),
  members: z.int().describe('the number of members with a score'),
  listed: z.boolean().describe('whether the reader is listed to others here'),
  me: boardPlace.nullable().describe('null without a score'),
}
export const board = z.object({ ...ofBoard, top: z.array(boardRow) }).meta({ id: 'Board' })
export type Board = z.infer<typeof board>

export const ownRank = z.object(ofBoard).meta({ id: 'OwnRank' })
export type OwnRank = z.infer<typeof ownRank>

export const boardQuery = z
  .object({ community: communityChoice, scope: z.enum(['community', 'global']).default('community') })
  .refine(({ community, scope }) => community === undefined || scope === 'community', {
    path: ['community'],
    message: 'expected a community or scope=global, not both',
  })
export type BoardQuery = z.infer<typeof boardQuery>
