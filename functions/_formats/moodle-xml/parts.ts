import { ImportError } from '../diagnostics.ts'
import { toMarkdown, type Markup } from '../markup/to-markdown.ts'
import { childOf, childrenOf, valueOf, type XmlElement } from './tree.ts'

const MARKUPS = new Map<string, Markup>([
  ['html', 'html'],
  ['markdown', 'markdown'],
  ['plain_text', 'plain'],
  ['moodle_auto_format', 'auto'],
])

/** The markup that an element names: HTML if it names none. */
export function markupOf(element: XmlElement | undefined): Markup {
  const format = element?.attributes.format ?? 'html'
  const markup = MARKUPS.get(format)
  if (!markup) throw new ImportError('markup', `there is no text format “${format.slice(0, 40)}” here`, element?.line)
  return markup
}

/** A text as Markdown, by the markup that its element names: HTML if it names none. */
export function markdownOf(element: XmlElement | undefined): string {
  return element ? toMarkdown(valueOf(element, 'text'), markupOf(element)) : ''
}

/** Elements that grade, shuffle or name questions in Moodle: read elsewhere, or without a counterpart in Laude. */
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
  'tags',
  'laude',
  'subquestion',
  'layouttype',
  'selecttype',
  'selectcount',
  'gradingtype',
  'showgrading',
  'numberingstyle',
  'responseformat',
  'responserequired',
  'responsefieldlines',
  'minwordlimit',
  'maxwordlimit',
  'attachments',
  'attachmentsrequired',
  'maxbytes',
  'filetypeslist',
  'graderinfo',
  'point',
  'selectoption',
  'dragbox',
])

/** Texts that no question in Laude could show. They are left out, and the report says so. */
const LEFT_OUT = new Map([
  ['responsetemplate', 'the text that stands in the field at first was left out'],
  ['correctfeedback', 'the feedback for any right answer was left out'],
  ['partiallycorrectfeedback', 'the feedback for partly right answers was left out'],
  ['incorrectfeedback', 'the feedback for any wrong answer was left out'],
])

/** Notes what is left out of a question, and refuses elements that are unknown or could not be shown. */
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

/** Joins several hints into one tip. */
export const tipOf = (question: XmlElement) => childrenOf(question, 'hint').map(markdownOf).filter(Boolean).join('\n\n')

/** Reads both forms in which versions of Moodle write yes and no. */
export const isYes = (text: string) => text === '1' || text.toLowerCase() === 'true'

/** The feedback on an answer; empty where there is none. */
export const feedbackOn = (answer: XmlElement) => markdownOf(childOf(answer, 'feedback'))
