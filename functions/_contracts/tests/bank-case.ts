import { z } from 'zod'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import type { PartKind } from '../../_domain/attempts/kinds/case.ts'
import { withoutOptions } from './bank-fields.ts'
import type { PartSchemas } from './bank-question.ts'
import { line, markdown } from './bank-texts.ts'

interface Asking<Kind extends z.ZodLiteral, Options extends z.ZodType, Parts extends z.ZodType> {
  shape: { kind: Kind; options: Options; parts: Parts }
}

/** A part of a case: what a question of its kind asks. */
const asked = <Kind extends z.ZodLiteral, Options extends z.ZodType, Parts extends z.ZodType>({
  shape: { kind, options, parts },
}: Asking<Kind, Options, Parts>) =>
  z.strictObject({
    kind,
    prompt: markdown(BANK_LIMITS.prompt),
    options,
    parts,
    unit: line(BANK_LIMITS.unit).nullable().default(null),
  })

interface Answered<Kind extends z.ZodLiteral, Shape extends z.ZodRawShape> {
  shape: { kind: Kind; answer: z.ZodObject<Shape> }
}

/** What is right in a part: the answer of a question of its kind, which it names. */
const key = <Kind extends z.ZodLiteral, Shape extends z.ZodRawShape>({
  shape: { kind, answer },
}: Answered<Kind, Shape>) => answer.extend({ kind })

const some = <Schema extends z.ZodType>(schema: Schema) =>
  z.array(schema).min(2, 'has fewer than 2').max(BANK_LIMITS.parts, `has more than ${BANK_LIMITS.parts}`)

/** A question of kind case, made of the schemas of what its parts may be. */
export function caseQuestion(of: PartSchemas) {
  const parts = z.discriminatedUnion('kind', [
    asked(of.single_choice),
    asked(of.multiple_choice),
    asked(of.true_false),
    asked(of.numeric),
    asked(of.short_text),
    asked(of.matching),
    asked(of.categorizing),
    asked(of.cloze),
  ])
  const keys = z.discriminatedUnion('kind', [
    key(of.single_choice),
    key(of.multiple_choice),
    key(of.true_false),
    key(of.numeric).omit({ unit: true }),
    key(of.short_text),
    key(of.matching),
    key(of.categorizing),
    key(of.cloze),
  ])
  /** A part with its key, as the schema of its kind reads both together. */
  const read = (part: z.infer<typeof parts>, { kind, ...answer }: z.infer<typeof keys>) => {
    const { unit, ...asked } = part
    if (kind !== part.kind) return `is of kind ${part.kind}, and its answer of kind ${kind}`
    if (unit !== null && kind !== 'numeric') return 'has a unit, and is no number'
    const schema: z.ZodType<BankQuestion<PartKind>> = of[kind]
    const { data, error } = schema.safeParse({ ...asked, topic: '-', explanation: '-', answer })
    if (!data) return error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
    const [asking, right] = [
      parts.safeParse({ kind, prompt: data.prompt, options: data.options, parts: data.parts, unit }),
      keys.safeParse({ ...data.answer, kind }),
    ]
    // What is wrong with either was said already.
    return asking.data && right.data ? { part: asking.data, key: right.data } : ''
  }
  return z
    .strictObject({
      kind: z.literal('case'),
      ...withoutOptions,
      parts: z.strictObject({ parts: some(parts) }),
      answer: z.strictObject({ parts: some(keys) }),
    })
    .check((payload) => {
      const { parts, answer } = payload.value
      const refuse = (path: (string | number)[], message: string) =>
        payload.issues.push({ code: 'custom', input: payload.value, path, message })
      if (parts.parts.length !== answer.parts.length) {
        refuse(['answer'], 'has to say what is right in each part')
        return
      }
      const found = parts.parts.flatMap((part, index) => {
        const key = answer.parts[index]
        const it = key && read(part, key)
        if (typeof it === 'object') return [it]
        if (it !== '') refuse(['parts', 'parts', index], it ?? 'has no answer')
        return []
      })
      if (found.length < parts.parts.length) return
      payload.value = {
        ...payload.value,
        parts: { parts: found.map(({ part }) => part) },
        answer: { parts: found.map(({ key }) => key) },
      }
    })
}
