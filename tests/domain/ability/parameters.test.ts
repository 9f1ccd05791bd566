import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { lossOf } from '../../../bench/replay-first-answers.ts'
import { ABILITY } from '../../../functions/_domain/ability/parameters.ts'
import { root } from '../../repo/files.ts'

const fitted = z.object({
  date: z.iso.date(),
  data: z.string(),
  answers: z.int().min(100_000),
  loss: z.object({ before: z.number(), after: z.number() }),
  parameters: z.unknown(),
})

it('the parameters of ability are those that the last fit found, and predict no worse than those before', () => {
  const { loss, parameters } = fitted.parse(JSON.parse(readFileSync(join(root, 'bench/fitted-ability.json'), 'utf8')))
  expect(parameters).toEqual(ABILITY)
  expect(loss.after).toBeLessThanOrEqual(loss.before)
  // A coin loses ln 2.
  expect(loss.after).toBeLessThan(Math.LN2)
})

it('answers are predicted before they are seen: one that comes later changes nothing of what was said before', () => {
  const questions = ['a', 'b'].map((lineage_id) => ({
    lineage_id,
    topic: 'Ports',
    stated: 'medium' as const,
    floor: 0.25,
  }))
  const answers = (last: boolean) =>
    ['first', 'second'].flatMap((user_id) => [
      { user_id, lineage_id: 'a', right: true, at: 1 },
      { user_id, lineage_id: 'b', right: user_id === 'second' ? last : true, at: 2 },
    ])
  const [right, wrong] = [true, false].map((last) => 2 * lossOf([{ questions, answers: answers(last) }], ABILITY))
  const first = lossOf([{ questions, answers: answers(true).filter(({ at }) => at === 1) }], ABILITY)
  // The chances of the last answer to be right and wrong add up to one.
  expect(Math.exp(first - (right ?? 0)) + Math.exp(first - (wrong ?? 0))).toBeCloseTo(1, 1)
})
