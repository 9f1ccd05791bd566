import { lineAt, locate } from '#lib/features/rules/criteria-json.ts'
import type { FieldFault } from '#lib/features/achievements/authoring/definition.ts'
import type { GateDraft } from './gate-form.ts'
import { longText } from '#lib/features/courses/authoring/author-actions.server.ts'
import { formText } from '#lib/api/form-text.server.ts'

export const readGateDraft = (form: FormData): GateDraft => ({
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

/** The typed values. A field that another choice rules out is not sent, though the form still holds it. */
export function toFields(draft: GateDraft): Fields {
  const { has_unlock, unlock_criteria, validation_criteria, ...rest } = draft
  const rules = {
    unlock_criteria: has_unlock ? unlock_criteria : null,
    validation_criteria: draft.validation === 'manual' ? null : validation_criteria,
  }
  const faults = Object.entries(rules).flatMap(([path, text]) => {
    const located = text === null ? undefined : locate(text)
    if (text === null || !located || !('slip' in located)) return []
    return [{ path, message: `Line ${lineAt(text, located.slip.at)}: ${located.slip.message}` }]
  })
  if (faults.length > 0) return { faults }
  const takesEvidence = draft.validation !== 'auto'
  return {
    fields: {
      ...rest,
      unlock_criteria: parsed(rules.unlock_criteria),
      validation_criteria: parsed(rules.validation_criteria),
      passing_score: draft.type === 'knowledge_check' ? number(draft.passing_score) : null,
      max_attempts: takesEvidence ? number(draft.max_attempts) : null,
      cooldown_hours: takesEvidence ? number(draft.cooldown_hours) : null,
      xp: Number(draft.xp),
      achievement_id: draft.achievement_id || null,
    },
  }
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
const number = (text: string) => (text.trim() === '' ? null : Number(text))
