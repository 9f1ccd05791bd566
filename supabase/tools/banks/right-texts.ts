import type { BankQuestion } from '../../../functions/_domain/attempts/bank.ts'

const plain = (text = '') => text.replaceAll('`', '')

/** What is right, in words without marks of code: a text for each thing that is chosen, typed or put in its place. */
export function rightTexts({ options, parts, answer }: BankQuestion): string[] {
  const option = (place: number) => plain(options?.[place])
  if ('value' in answer) return [String(answer.value)]
  if ('truth' in answer) return [String(answer.truth)]
  if ('choice' in answer) return [option(answer.choice)]
  if ('choices' in answer) return answer.choices.map(option)
  if ('order' in answer) return answer.order.map(option)
  if ('accepted' in answer) return answer.accepted.slice(0, 1)
  if ('pairs' in answer && parts && 'stems' in parts)
    return answer.pairs.map((place, stem) => `${plain(parts.stems[stem])}: ${option(place)}`)
  if ('categories' in answer && parts && 'categories' in parts)
    return answer.categories.map((category, place) => `${option(place)}: ${parts.categories[category]}`)
  if ('gaps' in answer && parts && 'gaps' in parts)
    return answer.gaps.map((gap, index) => {
      if ('choice' in gap) return parts.gaps[index]?.[gap.choice] ?? ''
      return 'value' in gap ? String(gap.value) : (gap.accepted[0] ?? '')
    })
  return []
}
