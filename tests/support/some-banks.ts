import fc from 'fast-check'
import { bankQuestion } from '../../functions/_contracts/tests/bank-question.ts'
import type { BankQuestion } from '../../functions/_domain/attempts/bank.ts'

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

const said = {
  topic: line,
  prompt: text,
  explanation: text,
  tip: fc.oneof(fc.constant(''), text),
}
const chosen = { ...said, options: fc.array(text, { minLength: 2, maxLength: 8 }), fixed_order: fc.boolean() }

const raw = fc.oneof(
  fc.record({ kind: fc.constant('single_choice'), ...chosen, answer: fc.record({ choice: fc.nat(7) }) }),
  fc.record({
    kind: fc.constant('multiple_choice'),
    ...chosen,
    answer: fc.record({ choices: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 8 }) }),
  }),
  fc.record({ kind: fc.constant('true_false'), ...said, answer: fc.record({ truth: fc.boolean() }) }),
  fc.record({
    kind: fc.constant('numeric'),
    ...said,
    answer: fc.record(
      { value: number, tolerance: number.map(Math.abs), unit: line },
      { requiredKeys: ['value', 'tolerance'] },
    ),
  }),
  fc.record({
    kind: fc.constant('short_text'),
    ...said,
    answer: fc.record({ accepted: fc.array(line, { minLength: 1, maxLength: 5 }) }),
  }),
)

/** Any question that a bank may hold, however unpleasant. */
export const someQuestion: fc.Arbitrary<BankQuestion> = raw.chain((raw) => {
  const { data } = bankQuestion.safeParse(raw)
  return data ? fc.constant(data) : fc.constant(PLAIN)
})

export const someBank = fc.array(someQuestion, { minLength: 1, maxLength: 6 })

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
