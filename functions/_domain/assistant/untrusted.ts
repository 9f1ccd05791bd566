/** The names of the marks around text that others wrote. */
const MARKS = ['question', 'options', 'explanation', 'right_answer', 'chosen', 'learner'] as const
export type UntrustedMark = (typeof MARKS)[number]

/** Our own marks in somebody else's text, open or closed, with whatever stands between the brackets. */
const FORGED = new RegExp(String.raw`<(\s*/?\s*(?:${MARKS.join('|')})\b)`, 'giu')

/** A text that others wrote, in which a forged mark loses its bracket. */
export const withoutMarks = (text: string): string => text.replaceAll(FORGED, '‹$1').trim()

/** A text that others wrote, between marks that it cannot close. */
export const untrusted = (mark: UntrustedMark, text: string): string => `<${mark}>\n${withoutMarks(text)}\n</${mark}>`
