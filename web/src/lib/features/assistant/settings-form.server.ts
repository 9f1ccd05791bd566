import { assistantSettingsBody, MOST_MICROS, type AssistantSettingsBody } from '#contracts/assistant/settings.ts'
import { MICROS_PER_DOLLAR } from '#domain/assistant/budgets.ts'
import { formText } from '#lib/api/form-text.server.ts'

/** In dollars, the most that the form takes. */
export const MOST_DOLLARS = MOST_MICROS / MICROS_PER_DOLLAR

/** What the form of the settings says; undefined where a sum is none. */
export function readSettingsForm(form: FormData): AssistantSettingsBody | undefined {
  return assistantSettingsBody.safeParse({
    enabled: form.has('enabled'),
    shows_names: form.has('shows_names'),
    month_micros: micros(formText(form, 'month')),
    learner_day_micros: micros(formText(form, 'learner_day')),
  }).data
}

const micros = (dollars: string): number | null =>
  dollars.trim() === '' ? null : Math.round(Number(dollars.replace(',', '.')) * MICROS_PER_DOLLAR)
