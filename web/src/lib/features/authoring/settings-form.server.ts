import { startOfDay } from '#domain/time/learner-day.ts'
import { formText } from '#lib/api/form-text.server.ts'
import type { Drawing, WrittenSettings } from './settings-form.ts'

const DRAWINGS: readonly string[] = ['first', 'random', 'topics'] satisfies Drawing[]
const isDrawing = (value: string): value is Drawing => DRAWINGS.includes(value)

/** What the author typed. The fields of quotas are `quota.<topic>`. */
export function readWrittenSettings(form: FormData): WrittenSettings {
  const drawing = formText(form, 'drawing')
  const quotas = [...form].flatMap(([name, value]) =>
    name.startsWith('quota.') && typeof value === 'string' ? [[name.slice('quota.'.length), value] as const] : [],
  )
  return {
    title: formText(form, 'title'),
    description: formText(form, 'description').replaceAll('\r\n', '\n'),
    category: formText(form, 'category'),
    difficulty: formText(form, 'difficulty'),
    time_limit_minutes: formText(form, 'time_limit_minutes'),
    shuffle: form.has('shuffle'),
    practice: form.has('practice'),
    attempts_allowed: formText(form, 'attempts_allowed'),
    feedback: formText(form, 'feedback'),
    feedback_from: formText(form, 'feedback_from'),
    drawing: isDrawing(drawing) ? drawing : 'first',
    quotas: Object.fromEntries(quotas),
  }
}

const numberOrNull = (typed: string) => (typed.trim() === '' ? null : Number(typed))
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** The same for the contract, which has the last word. */
export function toSettings(written: WrittenSettings, zone: string) {
  const { drawing, quotas, feedback, feedback_from, ...rest } = written
  const asked = Object.entries(quotas).filter(([, questions]) => Number(questions) > 0)
  return {
    ...rest,
    category: toCategory(rest.category),
    time_limit_minutes: numberOrNull(rest.time_limit_minutes),
    attempts_allowed: numberOrNull(rest.attempts_allowed),
    feedback,
    feedback_from:
      feedback === 'after_date' && isDay(feedback_from) ? startOfDay(feedback_from, zone).toISOString() : null,
    quotas:
      drawing === 'first'
        ? null
        : drawing === 'random'
          ? []
          : asked.map(([topic, questions]) => ({ topic, questions: Number(questions) })),
  }
}

/** People write "Linux admin"; its key is `linux_admin`. */
export const toCategory = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
