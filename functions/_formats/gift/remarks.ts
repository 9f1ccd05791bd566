import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { escape, unescape } from './escapes.ts'

/**
 * Comments right above a question carry what GIFT has no word for; other programs ignore them: `// laude:tip …`,
 * `// laude:unit …`, `// laude:fixed_order` and so on. A tag is one that Moodle reads, too: `// [tag:ports]`.
 */
export interface Remarks {
  tip: string
  unit: string | undefined
  fixed_order: boolean
  /** Whether every part of an answer counts, where the weights cannot say it. */
  partial: boolean
  /** Whether the answers stand in a gap of the text. */
  cloze: boolean
  /** Of an essay. */
  model: string
  points: string[]
  words: string | undefined
  /** On the options of a matching question. */
  notes: string[]
  difficulty: string | undefined
  pool: string | undefined
  tags: string[]
}

export function readRemarks(comments: string[]): Remarks {
  const remarks = (name: string) =>
    comments
      .filter((comment) => comment === `laude:${name}` || comment.startsWith(`laude:${name} `))
      .map((comment) => unescape(comment.slice(`laude:${name} `.length)))
  const has = (name: string) => comments.includes(`laude:${name}`)
  const [tip = ''] = remarks('tip')
  const [unit] = remarks('unit')
  const [model = ''] = remarks('model')
  const [words] = remarks('words')
  const [difficulty] = remarks('difficulty')
  const [pool] = remarks('pool')
  return {
    ...{ tip, unit, model, words, difficulty, pool, points: remarks('point'), notes: remarks('note') },
    ...{ fixed_order: has('fixed_order'), partial: has('partial'), cloze: has('cloze') },
    tags: comments.filter((comment) => !comment.startsWith('laude:')).flatMap(tagsIn),
  }
}

/** A backslash makes a bracket in a tag literal. */
const tagsIn = (comment: string) =>
  [...comment.matchAll(/\[tag:((?:\\.|[^\]\\])*)\]/g)].map(([, tag = '']) => tag.replaceAll(/\\(.)/gs, '$1'))

export function writeRemarks(question: BankQuestion): string[] {
  const { kind, tip, fixed_order, difficulty, pool, tags } = question
  const remark = (name: string, text: string) => `// laude:${name} ${escape(text)}`.trimEnd()
  const remarks = tags.map((tag) => `// [tag:${tag.replaceAll(/[\]\\]/g, String.raw`\$&`)}]`)
  if (tip !== '') remarks.push(remark('tip', tip))
  if (difficulty !== null) remarks.push(remark('difficulty', difficulty))
  if (pool !== 'all') remarks.push(remark('pool', pool))
  if (fixed_order) remarks.push('// laude:fixed_order')
  if ('unit' in question.answer && question.answer.unit !== undefined)
    remarks.push(remark('unit', question.answer.unit))
  if ('partial' in question.answer && question.answer.partial) remarks.push('// laude:partial')
  if (kind === 'cloze') remarks.push('// laude:cloze')
  if (kind === 'matching') remarks.push(...notesInOrder(question).map((note) => remark('note', note)))
  if (kind === 'essay') {
    remarks.push(
      remark('model', question.answer.model),
      ...question.answer.points.map((point) => remark('point', point)),
    )
    if (question.parts.words !== null) remarks.push(remark('words', String(question.parts.words)))
  }
  return remarks
}

/** The notes on the options in the order in which pairs name them. */
function notesInOrder({ option_notes, answer: { pairs } }: BankQuestion<'matching'>): string[] {
  const places = [...new Set(pairs)]
  return option_notes ? places.map((place) => option_notes[place] ?? '') : []
}
