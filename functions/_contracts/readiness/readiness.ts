import { z } from 'zod'

const percent = z.int().min(0).max(100)

export const readiness = z
  .object({
    test: z.object({ id: z.uuid(), title: z.string(), community: z.string().describe('its slug') }),
    length: z.int().describe('of the exam that is predicted: the longest that the test offers'),
    pass_mark: percent,
    prediction: z
      .object({ low: percent, score: percent, high: percent, chance: percent.describe('to pass') })
      .nullable()
      .describe('in percent, with the range that holds 80% of results; null while too little is known'),
    missing: z
      .object({ answers: z.int(), topics: z.array(z.string()) })
      .nullable()
      .describe('first answers to new questions without which nothing is predicted'),
    raises: z
      .array(z.object({ topic: z.string(), points: z.number() }))
      .describe('up to three topics that would raise the score most, with about how many points'),
    record: z
      .object({
        exams: z.int().describe('that members took after a prediction was shown to them'),
        brier: z.number().min(0).max(1).nullable(),
        steps: z.array(z.object({ from: percent, to: percent, exams: z.int(), predicted: percent, passed: percent })),
      })
      .describe('how good the predictions of this community have been'),
  })
  .meta({ id: 'Readiness' })
export type Readiness = z.infer<typeof readiness>
