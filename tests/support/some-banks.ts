import fc from 'fast-check'
import { bankQuestion } from '../../functions/_contracts/tests/bank-question.ts'
import { QUESTION_KINDS, type QuestionKind } from '../../functions/_domain/attempts/kinds/kinds.ts'
import { tidyLine, type BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import { plainToMarkdown } from '../../functions/_formats/markup/escape-markdown.ts'

/** What some format means something by, what editors leave behind, and what breaks lines. */
const NASTY = [
  ...[
    '=',
    '~',
    '#',
    '####',
    '{',
    '}',
    ':',
    '::',
    '\\',
    '\\n',
    '\\\\',
    '->',
    '//',
    '%',
    '%50%',
    '[html]',
    '[markdown]',
    '*',
  ],
  ...[
    'ANSWER: A',
    'A. ',
    'B) ',
    'TIP: x',
    'TOPIC: y',
    '$CATEGORY: z',
    '$course$/top',
    '/',
    '//',
    ';',
    '|',
    '\\|',
    '""',
    '"',
    "'",
  ],
  ...[
    ']]>',
    '<![CDATA[',
    '<b>',
    '</text>',
    '&amp;',
    '&',
    '&nbsp;',
    '<!--',
    '`code`',
    '```',
    '_____',
    '\t',
    ',',
    '@',
    '+',
    '-',
  ],
  ...['\\(', '\\)', '\\[', '\\]', '$$', '$', '\\(x_1^2\\)', '$$\\frac{1}{2}$$', '\\_', '\\*', '\uE000'],
  ...['é', '😀', '\u00a0', '\u200b', '\u2028', '﷽', 'ß', ' ', '  ', 'TRUE', 'T', '1..5', '1e5', 'null'],
]

const words = (...more: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY, ...more), fc.string({ maxLength: 6, unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => parts.join(''))

const line = words()
const text = words('\n', '\n\n', '\r\n', '\n    ', '\n// x', '\n}\n')
const number = fc.oneof(
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 0.1, 1e-9),
)

const texts = {
  topic: line,
  prompt: text,
  explanation: text,
  tip: fc.oneof(fc.constant(''), text),
}
const withOptions = { ...texts, options: fc.array(text, { minLength: 2, maxLength: 8 }), fixed_order: fc.boolean() }

/** What may come of a question of each kind; the contract says what is one. */
const raw = {
  single_choice: fc.record({ ...withOptions, answer: fc.record({ choice: fc.nat(7) }) }),
  multiple_choice: fc.record({
    ...withOptions,
    answer: fc.record({ choices: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 8 }) }),
  }),
  true_false: fc.record({ ...texts, answer: fc.record({ truth: fc.boolean() }) }),
  numeric: fc.record({
    ...texts,
    answer: fc.record(
      {
        value: number,
        tolerance: number.map(Math.abs),
        unit: line,
        also: fc.array(fc.record({ value: number, tolerance: number.map(Math.abs) }), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['value', 'tolerance'] },
    ),
  }),
  short_text: fc.record({
    ...texts,
    answer: fc.record({ accepted: fc.array(line, { minLength: 1, maxLength: 5 }) }),
  }),
} satisfies Record<QuestionKind, fc.Arbitrary<object>>

/** Any question that a bank may hold, however unpleasant. */
export const someQuestion: fc.Arbitrary<BankQuestion> = fc
  .oneof(...QUESTION_KINDS.map((kind) => raw[kind].map((question) => ({ kind, ...question }))))
  .map((question) => bankQuestion.safeParse(question).data ?? PLAIN)

export const someBank = fc.array(someQuestion, { minLength: 1, maxLength: 6 })

/** Texts as a format without markup has them: on one line, and every sign means itself. */
const plain = line.map((text) => plainToMarkdown(tidyLine(text)))

/** A bank of such texts, for formats that would otherwise carry next to none of what was drawn. */
export const somePlainBank: fc.Arbitrary<BankQuestion[]> = fc.array(
  fc
    .record({
      topic: line,
      prompt: plain,
      explanation: plain,
      tip: fc.oneof(fc.constant(''), plain),
      options: fc.array(plain, { minLength: 2, maxLength: 8 }),
      answer: fc.record({ choice: fc.nat(7) }),
    })
    .map((question) => bankQuestion.safeParse({ kind: 'single_choice', ...question }).data ?? PLAIN),
  { minLength: 1, maxLength: 6 },
)

/** Stands in where what was drawn is no question. */
const PLAIN: BankQuestion = {
  kind: 'true_false',
  topic: 'Signs',
  prompt: 'Is it?',
  options: null,
  fixed_order: false,
  answer: { truth: true },
  explanation: 'It is.',
  tip: '',
}
