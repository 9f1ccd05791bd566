import { z } from 'zod'
import { notWindowed } from '../../_domain/challenges/windowed.ts'
import { criteria } from '../rules/criteria.ts'
import { hasYear, NO_YEAR, trimmed } from '../storable.ts'
import { communityChoice } from '../wire.ts'

const day = z.iso.date().refine(hasYear, NO_YEAR)
const teamScore = z.enum(['mean', 'sum'])

export const challengeTeam = z
  .object({
    id: z.uuid(),
    name: z.string(),
    members: z.int(),
    met: z.int().describe('members who have met the challenge'),
    have: z.number().describe('the mean or the sum of what its members have'),
    need: z.number().describe('what one member needs, or all of them together'),
    share: z.number().min(0).max(1),
    mine: z.boolean(),
  })
  .meta({ id: 'ChallengeTeam' })
export type ChallengeTeam = z.infer<typeof challengeTeam>

export const challenge = z
  .object({
    id: z.uuid(),
    title: z.string(),
    words: z.string(),
    asks: z.string().describe('what it asks for, in words'),
    criteria: z.unknown(),
    starts_on: day,
    ends_on: day,
    state: z.enum(['coming', 'running', 'past']).describe('on the day of the reader'),
    begun: z.boolean().describe('whether it has begun in any zone: then only its words can be changed'),
    ended_early: z.boolean(),
    have: z.number(),
    need: z.number(),
    share: z.number().min(0).max(1),
    met_on: day.nullable(),
    met_by: z.int().describe('how many learners have met it'),
    team_score: teamScore.nullable().describe('null: without teams, everybody takes part'),
    teams: z.array(challengeTeam),
  })
  .meta({ id: 'Challenge' })
export type ChallengeShown = z.infer<typeof challenge>

export const challengesQuery = z.object({ community: communityChoice })

const title = trimmed(80).min(1)
const words = trimmed(500)

/** How long a challenge may be. */
export const MOST_CHALLENGE_DAYS = 93

const LONGEST = (MOST_CHALLENGE_DAYS - 1) * 86_400_000

export const challengeBody = z
  .strictObject({
    community: communityChoice,
    title,
    words: words.default(''),
    starts_on: day,
    ends_on: day,
    criteria: criteria.meta({
      type: 'object',
      description: 'counters and events, over what a learner does in these days',
      example: { counter: 'test_completed', gte: 5 },
    }),
    team_score: teamScore.nullable().default(null),
    teams: z
      .array(trimmed(40).min(1))
      .max(20)
      .default([])
      .meta({ example: ['North', 'South'] }),
  })
  .superRefine(({ starts_on, ends_on, criteria, team_score, teams }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const problem = notWindowed(criteria)
    if (problem !== undefined) refuse('criteria', problem)
    if (ends_on < starts_on) refuse('ends_on', 'before it starts')
    else if (Date.parse(ends_on) - Date.parse(starts_on) > LONGEST)
      refuse('ends_on', `longer than ${MOST_CHALLENGE_DAYS} days`)
    if (new Set(teams).size < teams.length) refuse('teams', 'two have the same name')
    if ((team_score === null) !== (teams.length === 0)) refuse('teams', 'expected teams with a score, or neither')
    if (teams.length === 1) refuse('teams', 'expected two teams or more')
  })
export type ChallengeBody = z.infer<typeof challengeBody>

export const changeChallengeBody = z.strictObject({ title, words }).partial()
export type ChangeChallengeBody = z.infer<typeof changeChallengeBody>

export const challengePath = z.object({ id: z.uuid() })
export const joinTeamBody = z.strictObject({ team_id: z.uuid() })
