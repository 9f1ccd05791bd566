import { isSelfReported, kindAbout } from '../../_domain/engine/reporting.ts'

/** Content that an action is about. */
export interface DescribedContent {
  kind: string
  difficulty: string | null
  minutes: number | null
  language: string | null
  course: string | null
}

interface DescribedAction {
  type: string
  dims: Readonly<Record<string, string | boolean>>
  metrics: Readonly<Record<string, number>>
  content: DescribedContent | undefined
  isFirstInLanguage: boolean
}

/** What is counted of an action: what was reported, and what its content adds. */
export const describeAction = ({ type, dims, metrics, content, isFirstInLanguage }: DescribedAction) => ({
  dims: {
    ...dims,
    ...dimsOf(content),
    ...(isFirstInLanguage ? { first_in_language: true } : {}),
    ...(type === 'scenario_completed' && metrics.score === 100 ? { perfect: true } : {}),
  },
  metrics: content?.minutes ? { minutes: content.minutes, ...metrics } : { ...metrics },
})

const dimsOf = (content: DescribedContent | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ difficulty: content?.difficulty, course: content?.course, language: content?.language }).flatMap(
      ([name, value]) => (value ? [[name, value]] : []),
    ),
  )

/** What is wrong with the content of an action of this type, if anything. */
export function contentMismatch(type: string, content: Pick<DescribedContent, 'kind'> | undefined): string | undefined {
  const kind = kindAbout(type)
  if (kind !== undefined && content?.kind !== kind)
    return content ? `a ${content.kind} is no ${kind}` : `expected a ${kind}`
  if (kind === undefined && content && isSelfReported(type)) return `${type} is about no content`
  return undefined
}
