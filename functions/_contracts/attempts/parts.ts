import { z } from 'zod'

const texts = z.array(z.string())
const stems = z.object({ stems: texts.describe('Markdown; an option belongs to each') })
const categories = z.object({ categories: texts })
const gaps = z.object({
  gaps: z.array(texts.nullable()).describe('the choices of {{1}}, {{2}} … in the prompt; null where the learner types'),
})

const picture = z.object({
  picture: z.string().describe('the id of a medium'),
  width: z.int().describe('in pixels, as the areas are'),
  height: z.int(),
  areas: z
    .array(
      z.discriminatedUnion('shape', [
        z.object({ shape: z.literal('rect'), x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
        z.object({ shape: z.literal('circle'), x: z.int(), y: z.int(), radius: z.int() }),
        z.object({ shape: z.literal('polygon'), points: z.array(z.tuple([z.int(), z.int()])) }),
      ]),
    )
    .describe('one for each option, which names it'),
})

const words = z.object({ words: z.int().nullable().describe('a length to aim at') })

const part = <Kind extends string, Options extends z.ZodType, Parts extends z.ZodType>(
  kind: Kind,
  options: Options,
  parts: Parts,
) =>
  z.object({
    kind: z.literal(kind),
    prompt: z.string().describe('Markdown'),
    options,
    parts,
    unit: z.string().nullable().describe('of a number'),
  })

const parts = z.object({
  parts: z
    .array(
      z.discriminatedUnion('kind', [
        part('single_choice', texts, z.null()),
        part('multiple_choice', texts, z.null()),
        part('true_false', z.null(), z.null()),
        part('numeric', z.null(), z.null()),
        part('short_text', z.null(), z.null()),
        part('matching', texts, stems),
        part('categorizing', texts, categories),
        part('cloze', z.null(), gaps),
      ]),
    )
    .describe('each a question of its own, with the prompt as what they have in common'),
})

/** What is asked beside the prompt and the options, and nothing of what is right. */
export const questionParts = z
  .union([stems, categories, gaps, picture, words, parts])
  .nullable()
  .describe('what is asked beside the prompt and the options, by the kind of the question')
