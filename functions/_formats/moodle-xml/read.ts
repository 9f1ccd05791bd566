import { topicOf } from '../category.ts'
import { excerpt } from '../excerpt.ts'
import { withFeedback } from '../feedback.ts'
import { find, Refused, type Draft, type Found } from '../found.ts'
import { READERS } from './answers.ts'
import { checkParts, markdownOf, tipOf } from './parts.ts'
import { childOf, parseXml, valueOf, type Element } from './tree.ts'

export function* readMoodleXml(text: string): Generator<Found> {
  const quiz = parseXml(text)
  if (quiz.name !== 'quiz')
    throw new Refused('malformed', `expected <quiz>, and found <${quiz.name.slice(0, 60)}>`, quiz.line)
  let topic: string | undefined
  for (const question of quiz.children) {
    if (question.attributes.type === 'category') {
      topic = topicOf(valueOf(childOf(question, 'category') ?? question, 'text'))
      continue
    }
    const notes: string[] = []
    const place = { line: question.line, name: nameOf(question), notes }
    yield find(place, () => readQuestion(question, topic, notes))
  }
}

function nameOf(question: Element): string {
  const [name, text] = ['name', 'questiontext'].map((part) => childOf(question, part))
  return excerpt((name && valueOf(name, 'text')) || (text && valueOf(text, 'text')) || '')
}

function readQuestion(question: Element, topic: string | undefined, notes: string[]): Draft {
  if (question.name !== 'question') throw new Refused('unknown_part', `<${question.name}> is not known here`)
  const type = question.attributes.type ?? ''
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined
  if (!read)
    throw new Refused('unsupported_kind', `there are no questions of Moodle's kind “${type.slice(0, 60)}” here`)
  checkParts(question, notes)
  const { comments, ...answers } = read(question)
  return {
    ...answers,
    topic,
    prompt: markdownOf(childOf(question, 'questiontext')),
    explanation: withFeedback(markdownOf(childOf(question, 'generalfeedback')), comments),
    tip: tipOf(question),
  }
}
