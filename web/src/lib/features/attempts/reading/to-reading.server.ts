import { count } from '#domain/locale/counts.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import { escapeHtml } from '#lib/api/markdown.server.ts'
import { LETTERS } from '#lib/features/attempts/box/letters.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import type { AskedBody } from '#lib/features/attempts/parts/shown-parts.ts'
import type { ReadingBody, ReadingList } from './reading.ts'

/** What is asked beside the prompt, to be read alone. */
export function toReading({ kind, options, shown, unit }: AskedBody): ReadingBody {
  const control = controlOf(kind)
  const picture = shown && 'areas' in shown ? shown : null
  const only = (...lists: ReadingList[]): ReadingBody => ({ picture, lists, parts: [] })
  const texts = options ?? []
  if (control.by === 'rows')
    return only(
      lettered(control.several ? 'To choose from, one or more:' : 'To choose from:', rulesOf(kind).rows(options) ?? []),
    )
  if (control.by === 'field') return only(plain(`${control.takes}${unit ? ` In ${unit}.` : ''}`))
  if (!shown) return only(plain('To put into order:', texts))
  if ('stems' in shown) return only(plain('To match:', shown.stems), lettered('with:', texts))
  if ('categories' in shown)
    return only(plain('To put into categories:', texts), plain('The categories:', shown.categories.map(escapeHtml)))
  if ('gaps' in shown)
    return only({
      says: 'To fill the gaps:',
      items: shown.gaps.map((choices, gap) => ({
        mark: String(gap + 1),
        html: choices ? escapeHtml(`One of: ${choices.join(', ')}`) : 'Typed',
      })),
    })
  if ('words' in shown) {
    const length = shown.words === null ? '' : `, about ${count(shown.words, 'word')}`
    return only(plain(`To answer in your own words${length}.`))
  }
  return 'parts' in shown
    ? { ...only(), parts: shown.parts.map((part) => ({ prompt: part.prompt, lists: toReading(part).lists })) }
    : only()
}

const plain = (says: string, texts: readonly string[] = []): ReadingList => ({
  says,
  items: texts.map((html) => ({ mark: '', html })),
})

const lettered = (says: string, texts: readonly string[]): ReadingList => ({
  says,
  items: texts.map((html, place) => ({ mark: LETTERS[place] ?? '', html })),
})
