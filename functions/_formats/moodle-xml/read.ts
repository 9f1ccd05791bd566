import { topicOf } from '../category.ts'
import { excerpt } from '../excerpt.ts'
import { shortTags, withFeedback } from '../feedback.ts'
import { DESCRIPTION, readEntry, ImportError, type QuestionDraft } from '../diagnostics.ts'
import { PAUSE, type Steps } from '../steps.ts'
import { createFileNumbers, takeFiles } from './files.ts'
import { kindOf, readAnswers } from './answers.ts'
import { checkParts, markdownOf, tipOf } from './parts.ts'
import { childOf, childrenOf, elementsOf, valueOf, type XmlElement } from './tree.ts'

export function* readMoodleXml(text: string): Steps {
  let topic: string | undefined
  const nextId = createFileNumbers()
  for (const question of elementsOf(text, 'quiz')) {
    if (question === PAUSE) {
      yield question
      continue
    }
    if (question.attributes.type === 'category') {
      topic = topicOf(valueOf(childOf(question, 'category') ?? question, 'text'))
      continue
    }
    const notes: string[] = []
    const place = { line: question.line, name: nameOf(question), notes }
    if (question.attributes.type === 'description') yield { ...place, skipped: DESCRIPTION }
    else {
      const media = takeFiles(question, nextId, notes)
      yield { ...readEntry(place, () => readQuestion(question, topic, notes)), media }
    }
  }
}

function nameOf(question: XmlElement): string {
  const [name, text] = ['name', 'questiontext'].map((part) => childOf(question, part))
  return excerpt((name && valueOf(name, 'text')) || (text && valueOf(text, 'text')) || '')
}

const tagsIn = (question: XmlElement) =>
  childrenOf(childOf(question, 'tags') ?? question, 'tag').map((tag) => valueOf(tag, 'text'))

function readQuestion(question: XmlElement, topic: string | undefined, notes: string[]): QuestionDraft {
  if (question.name !== 'question') throw new ImportError('unknown_part', `<${question.name}> is not known here`)
  const type = question.attributes.type ?? ''
  const kind = kindOf(type, question)
  if (!kind)
    throw new ImportError('unsupported_kind', `there are no questions of Moodle's kind “${type.slice(0, 60)}” here`)
  checkParts(question, notes)
  const { comments, ...answers } = readAnswers(kind, question, notes)
  const { difficulty, pool } = childOf(question, 'laude')?.attributes ?? {}
  return {
    kind,
    topic,
    prompt: answers.prompt ?? markdownOf(childOf(question, 'questiontext')),
    ...answers,
    tags: shortTags(tagsIn(question), notes),
    difficulty,
    pool,
    external_id: valueOf(question, 'idnumber') || undefined,
    explanation: withFeedback(markdownOf(childOf(question, 'generalfeedback')), comments),
    tip: tipOf(question),
  }
}
