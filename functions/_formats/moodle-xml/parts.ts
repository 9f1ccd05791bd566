import { ImportError } from '../diagnostics.ts'
import { toMarkdown, type Markup } from '../markup/to-markdown.ts'
import { childOf, childrenOf, valueOf, type XmlElement } from './tree.ts'

const MARKUPS = new Map<string, Markup>([
  ['html', 'html'],
  ['markdown', 'markdown'],
  ['plain_text', 'plain'],
  ['moodle_auto_format', 'auto'],
])

/** A text with the markup it says it is in, as Markdown. Moodle means HTML where nothing is said. */
export function markdownOf(element: XmlElement | undefined): string {
  if (!element) return ''
  const format = element.attributes.format ?? 'html'
  const markup = MARKUPS.get(format)
  if (!markup) throw new ImportError('markup', `there is no text format “${format.slice(0, 40)}” here`, element.line)
  return toMarkdown(valueOf(element, 'text'), markup)
}

/** What grades, shuffles or names questions in Moodle, and has no counterpart here. */
const SETTINGS = new Set([
  'name',
  'questiontext',
  'generalfeedback',
  'defaultgrade',
  'penalty',
  'hidden',
  'idnumber',
  'single',
  'shuffleanswers',
  'answernumbering',
  'showstandardinstruction',
  'shownumcorrect',
  'usecase',
  'answer',
  'hint',
  'units',
  'unitgradingtype',
  'unitpenalty',
  'showunits',
  'unitsleft',
  'instructions',
  'coursetags',
  'image',
  'image_base64',
])

/** What people wrote, but no question here could show. It is left out, and the report says so. */
const LEFT_OUT = new Map([
  ['tags', 'its tags were left out'],
  ['correctfeedback', 'the feedback for any right answer was left out'],
  ['partiallycorrectfeedback', 'the feedback for partly right answers was left out'],
  ['incorrectfeedback', 'the feedback for any wrong answer was left out'],
])

/** Notes what is left out of a question, and refuses what nobody here knows or could show. */
export function checkParts(question: XmlElement, notes: string[]): void {
  refuseMedia(question)
  for (const part of question.children) {
    const note = LEFT_OUT.get(part.name)
    if (note !== undefined && hasText(part)) notes.push(note)
    if (note === undefined && !SETTINGS.has(part.name))
      throw new ImportError('unknown_part', `<${part.name}> is not known here`, part.line)
  }
}

const hasText = (element: XmlElement): boolean => element.text.trim() !== '' || element.children.some(hasText)

function refuseMedia(element: XmlElement): void {
  const isOldImage = element.name === 'image' || element.name === 'image_base64'
  if (element.name === 'file' || (isOldImage && hasText(element)))
    throw new ImportError('media', `<${element.name}>: pictures and other files cannot be kept here`, element.line)
  element.children.forEach(refuseMedia)
}

/** Of several hints, one tip. */
export const tipOf = (question: XmlElement) => childrenOf(question, 'hint').map(markdownOf).filter(Boolean).join('\n\n')

/** Yes and no, as Moodle has written them over the years. */
export const isYes = (text: string) => text === '1' || text.toLowerCase() === 'true'

/** Feedback on an answer; nothing, where there is none. */
export const feedbackOn = (answer: XmlElement) => markdownOf(childOf(answer, 'feedback'))
