import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { isFirstPass } from '../../../functions/_domain/attempts/passing.ts'
import { completedTest } from '../../../functions/_domain/attempts/test-completed.ts'
import type { DemoContent } from './catalogue.ts'
import type { DemoActivity, DemoWork } from './demo-activity.ts'

type Facts = Pick<Activity, 'content_id' | 'dims' | 'metrics'>
type Of<Type extends DemoWork['type']> = Extract<DemoWork, { type: Type }>

/** What each event says of itself and of those before it: asked in their order, within a community. */
export function witness(): (deed: DemoActivity) => Facts {
  const results = new Map<string, { last: number; best: number; passed: boolean }>()
  const languages = new Set<string>()

  return (deed) => {
    switch (deed.type) {
      case 'test_completed':
        return test(deed)
      case 'scenario_completed':
        return scenario(deed)
      case 'lesson_completed':
      case 'wod_completed':
        return ofContent(deed.content)
      case 'daily_login':
        return { content_id: null, dims: {}, metrics: {} }
      case 'study_session':
      case 'vocabulary_learned':
      case 'conversation_held':
      case 'typing_test_completed':
        return { content_id: null, dims: {}, metrics: deed.metrics }
    }
  }

  function test({ test, mode, questions, correct, seconds }: Of<'test_completed'>): Facts {
    const percent = Math.round((10_000 * correct) / questions) / 100
    const before = results.get(test.id) ?? null
    const passedBefore = before?.passed ?? false
    const first_pass = isFirstPass({ percent, length: questions, bank: test.questions, passedBefore })
    const best = Math.max(percent, before?.best ?? 0)
    results.set(test.id, { last: percent, best, passed: passedBefore || first_pass })
    const perfect = mode === 'exam' && correct === questions
    return completedTest({ test, mode, perfect, first_pass, percent, correct, questions, seconds, before })
  }

  function scenario({ content, score }: Of<'scenario_completed'>): Facts {
    const { content_id, dims, metrics } = ofContent(content)
    const perfect = score === 100
    const first_in_language = content.language !== null && !languages.has(content.language)
    if (content.language !== null) languages.add(content.language)
    return {
      content_id,
      dims: { ...dims, ...(perfect ? { perfect } : {}), ...(first_in_language ? { first_in_language } : {}) },
      metrics: { ...metrics, score },
    }
  }
}

const ofContent = ({ id, difficulty, minutes, course }: DemoContent): Facts => ({
  content_id: id,
  dims: { ...(difficulty === null ? {} : { difficulty }), ...(course === null ? {} : { course }) },
  metrics: minutes === null ? {} : { minutes },
})
