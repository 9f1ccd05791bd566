import type { z } from 'zod'
import { tiersOf, type FieldFault, type DefinitionDraft } from './definition.ts'
import { lineAt, locate } from '#lib/features/rules/criteria-json.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { formText } from '#lib/api/form-text.server.ts'

export const readDraft = (form: FormData): DefinitionDraft => ({
  name: formText(form, 'name'),
  description: formText(form, 'description'),
  slug: formText(form, 'slug'),
  type: formText(form, 'type'),
  category: formText(form, 'category'),
  icon: formText(form, 'icon'),
  color: formText(form, 'color'),
  rarity: formText(form, 'rarity'),
  tier: formText(form, 'tier'),
  points: formText(form, 'points'),
  xp: formText(form, 'xp'),
  tiers: {
    bronze: formText(form, 'tiers.bronze'),
    silver: formText(form, 'tiers.silver'),
    gold: formText(form, 'tiers.gold'),
    platinum: formText(form, 'tiers.platinum'),
  },
  secret: form.has('secret'),
  criteria: formText(form, 'criteria'),
})

type Read<T> = { body: T } | { faults: FieldFault[] }

/** The form's values as the request body, or their faults. */
export function toBody<T extends z.ZodType>(schema: T, fields: object, criteria: string): Read<z.infer<T>> {
  const located = locate(criteria)
  if ('slip' in located) {
    const { at, message } = located.slip
    return { faults: [{ path: 'criteria', message: `Line ${lineAt(criteria, at)}: ${message}` }] }
  }
  const read = schema.safeParse({ ...fields, criteria: JSON.parse(criteria) })
  if (read.success) return { body: read.data }
  return { faults: toFieldErrors(read.error.issues) }
}

/** The fields that can still be changed after an achievement was created. */
export const changeable = (draft: DefinitionDraft) => ({
  name: draft.name,
  description: draft.description,
  type: draft.type,
  category: draft.category,
  icon: draft.icon,
  color: draft.color,
  rarity: draft.rarity,
  tier: draft.tier || null,
  points: Number(draft.points),
  xp: Number(draft.xp),
  tiers: tiersOf(draft),
  secret: draft.secret,
})
