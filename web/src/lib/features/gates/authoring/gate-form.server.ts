import { lineAt, locate } from '#lib/features/rules/criteria-json.ts'
import type { FieldFault } from '#lib/features/achievements/authoring/definition.ts'
import type { GateDraft } from './gate-form.ts'
import { longText } from '#lib/features/courses/authoring/author-actions.server.ts'
import { formText } from '#lib/api/form-text.server.ts'

export const readGate = (form: FormData): GateDraft => ({
  title: formText(form, 'title'),
  description: longText(form, 'description'),
  type: formText(form, 'type'),
  needs: form.getAll('needs').filter((id) => typeof id === 'string'),
  has_unlock: form.has('has_unlock'),
  unlock_criteria: formText(form, 'unlock_criteria'),
  validation: formText(form, 'validation'),
  validation_criteria: formText(form, 'validation_criteria'),
  passing_score: formText(form, 'passing_score'),
  max_attempts: formText(form, 'max_attempts'),
  cooldown_hours: formText(form, 'cooldown_hours'),
  required: form.has('required'),
  xp: formText(form, 'xp'),
  achievement_id: formText(form, 'achievement_id'),
})

type Fields = { fields: Record<string, unknown> } | { faults: FieldFault[] }

/** What was written, as values. What a choice rules out is not sent, though its field still holds it. */
export function toFields(written: GateDraft): Fields {
  const { has_unlock, unlock_criteria, validation_criteria, ...rest } = written
  const rules = {
    unlock_criteria: has_unlock ? unlock_criteria : null,
    validation_criteria: written.validation === 'manual' ? null : validation_criteria,
  }
  const faults = Object.entries(rules).flatMap(([path, text]) => {
    const located = text === null ? undefined : locate(text)
    if (text === null || !located || !('slip' in located)) return []
    return [{ path, message: `line ${lineAt(text, located.slip.at)}: ${located.slip.message}` }]
  })
  if (faults.length > 0) return { faults }
  const handedIn = written.validation !== 'auto'
  return {
    fields: {
      ...rest,
      unlock_criteria: parsed(rules.unlock_criteria),
      validation_criteria: parsed(rules.validation_criteria),
      passing_score: written.type === 'knowledge_check' ? number(written.passing_score) : null,
      max_attempts: handedIn ? number(written.max_attempts) : null,
      cooldown_hours: handedIn ? number(written.cooldown_hours) : null,
      xp: Number(written.xp),
      achievement_id: written.achievement_id || null,
    },
  }
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
const number = (text: string) => (text.trim() === '' ? null : Number(text))
