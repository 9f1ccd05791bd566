import { z } from 'zod'
import { lastWords, type MessageBody } from './message-body.ts'

/** What it can be told to do instead of answering well. */
const BEHAVIORS = [
  ...['answer', 'say', 'think', 'leak', 'cut', 'refuse', 'refuse_midway'],
  ...['rate_limited', 'overloaded', 'internal', 'error', 'error_midway'],
  ...['silent', 'stall', 'hold', 'disconnect', 'disconnect_midway', 'end_early', 'garbage'],
] as const

export const behaviorSchema = z.strictObject({
  behavior: z.enum(BEHAVIORS),
  /** For those that refuse at the door: the header of that name, in seconds. */
  retryAfter: z.number().min(0).optional(),
  /** For `say`: the answer, word for word. */
  text: z.string().optional(),
})
export type Behavior = z.infer<typeof behaviorSchema>

export const ruleSchema = behaviorSchema.extend({
  /** For requests with this text in their body. Tests beside each other choose texts that differ. */
  contains: z.string().min(1),
  /** For so many requests; without it for all. */
  times: z.number().int().min(1).optional(),
})
export type BehaviorRule = z.infer<typeof ruleSchema>

/** In what somebody asks: [stand-in:overloaded] or, with seconds, [stand-in:rate_limited:30]. */
const WORDS = /\[stand-in:([a-z_]+)(?::(\d+(?:\.\d+)?))?\]/

/** The rules given so far, the last one first; then the words of the request. */
export function createBehaviors() {
  let rules: (BehaviorRule & { left: number })[] = []
  return {
    add: (rule: BehaviorRule) => void rules.unshift({ ...rule, left: rule.times ?? Infinity }),
    clear: () => void (rules = []),
    of: (body: MessageBody): Behavior => {
      const text = JSON.stringify(body)
      const rule = rules.find(({ contains, left }) => left > 0 && text.includes(JSON.stringify(contains).slice(1, -1)))
      if (rule) {
        rule.left -= 1
        return rule
      }
      const [, behavior, seconds] = WORDS.exec(lastWords(body)) ?? []
      const said = behaviorSchema.safeParse({ behavior, retryAfter: seconds && Number(seconds) })
      return said.success ? said.data : { behavior: 'answer' }
    },
  }
}
