import type { DraftComparison } from '#contracts/authoring/comparison.ts'
import { toHtml } from '#lib/api/markdown.server.ts'
import type { JsonObject, JsonValue } from '#lib/features/rules/criteria-tree.ts'
import { excerptOf } from './excerpt.ts'
import type { QuestionDifference, ComparedValue } from './compared.ts'
import { asText, fieldName } from './question/text-differences.ts'
import { toJson } from './to-json.ts'

const MARKDOWN = new Set(['prompt', 'explanation', 'tip'])

const valueOf = (field: string, value: JsonValue | undefined): ComparedValue =>
  MARKDOWN.has(field) && typeof value === 'string' ? { html: toHtml(value) } : { text: asText(value) }

/** The questions that changed, side by side, with their Markdown rendered. A new or removed one is shown as its prompt. */
export const toCompared = ({ questions }: DraftComparison): QuestionDifference[] =>
  questions.map(({ lineage_id, change, fields, before, after }) => {
    const [was, is]: JsonObject[] = [toJson(before?.content ?? {}), toJson(after?.content ?? {})]
    const shown = change === 'changed' ? fields : []
    return {
      id: lineage_id,
      change,
      title: excerptOf(after ? is : was),
      number: (after ?? before)?.number ?? null,
      fields: shown.map((field) => ({
        field: fieldName(field),
        was: valueOf(field, was?.[field]),
        is: valueOf(field, is?.[field]),
      })),
    }
  })
