import fc from 'fast-check'
import { bankQuestion } from '../../functions/_contracts/tests/bank-question.ts'
import { QUESTION_KINDS, type QuestionKind } from '../../functions/_domain/attempts/kinds/kinds.ts'
import { QUESTION_POOLS, tidy, tidyLine, type BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import { DIFFICULTIES } from '../../functions/_domain/tests/difficulty.ts'
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

/** What a question of any kind may say besides. */
const more = {
  tags: fc.array(line, { maxLength: 3 }),
  difficulty: fc.constantFrom(null, ...DIFFICULTIES),
  pool: fc.constantFrom(...QUESTION_POOLS),
}
const notes = (size: number) =>
  fc.option(fc.array(fc.oneof(fc.constant(''), text), { minLength: size, maxLength: size }))

const gapKeys = fc.array(
  fc.oneof(
    fc
      .tuple(fc.uniqueArray(line, { minLength: 2, maxLength: 4, selector: tidyLine }), fc.nat(3))
      .map(([choices, choice]) => ({ choices, key: { choice: choice % choices.length } })),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((accepted) => ({ choices: null, key: { accepted } })),
    fc.record({ value: number, tolerance: number.map(Math.abs) }).map((key) => ({ choices: null, key })),
  ),
  { minLength: 1, maxLength: 4 },
)

const items = (min: number) => fc.uniqueArray(text, { minLength: min, maxLength: 5, selector: tidy })

const cloze = fc.tuple(text, gapKeys).map(([prompt, gaps]) => ({
  prompt: [prompt, ...gaps.map((_, index) => `{{${index + 1}}}`)].join(' and '),
  parts: { gaps: gaps.map(({ choices }) => choices) },
  answer: { gaps: gaps.map(({ key }) => key) },
}))

const matching = items(2).chain((options) =>
  fc.array(fc.tuple(text, fc.nat(options.length - 1)), { minLength: 2, maxLength: 4 }).map((stems) => ({
    options,
    parts: { stems: stems.map(([stem]) => stem) },
    answer: { pairs: stems.map(([, place]) => place) },
  })),
)

const categorizing = fc
  .tuple(items(2), fc.uniqueArray(line, { minLength: 2, maxLength: 3, selector: tidyLine }))
  .chain(([options, categories]) =>
    fc
      .array(fc.nat(categories.length - 1), { minLength: options.length, maxLength: options.length })
      .map((answer) => ({ options, parts: { categories }, answer: { categories: answer } })),
  )

const area = fc.oneof(
  fc.record({
    shape: fc.constant('rect'),
    x: fc.nat(40),
    y: fc.nat(40),
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    shape: fc.constant('circle'),
    x: fc.integer({ min: 30, max: 70 }),
    y: fc.integer({ min: 30, max: 70 }),
    radius: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    shape: fc.constant('polygon'),
    points: fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 3, maxLength: 5 }),
  }),
)

/** A picture of a hundred pixels by a hundred, which a community has to have first. */
export const SOME_PICTURE = '11111111-2222-4333-8444-666666666666'

/** A part of a case with its key. */
const part = fc.oneof(
  fc.record({ options: items(2), place: fc.nat(1) }).map(({ options, place }) => ({
    asked: { kind: 'single_choice', options },
    key: { choice: place },
  })),
  fc.boolean().map((truth) => ({ asked: { kind: 'true_false' }, key: { truth } })),
  fc.tuple(number, line).map(([value, unit]) => ({ asked: { kind: 'numeric', unit }, key: { value, tolerance: 0 } })),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((accepted) => ({ asked: { kind: 'short_text' }, key: { accepted } })),
  matching.map(({ answer, ...asked }) => ({ asked: { kind: 'matching', ...asked }, key: answer })),
  categorizing.map(({ answer, ...asked }) => ({ asked: { kind: 'categorizing', ...asked }, key: answer })),
  cloze.map(({ answer, ...asked }) => ({ asked: { kind: 'cloze', ...asked }, key: answer })),
)

const { prompt: _, ...besidePrompt } = texts

/** Notes for options that are there already. */
const noted = <Raw extends { options: string[] }>(raw: fc.Arbitrary<Raw>) =>
  raw.chain((question) =>
    fc.record({ ...texts, option_notes: notes(question.options.length) }).map((it) => ({ ...it, ...question })),
  )

const NEW_KINDS = {
  matching: noted(matching),
  ordering: noted(
    items(2).chain((options) =>
      fc
        .shuffledSubarray([...options.keys()], { minLength: options.length })
        .map((order) => ({ options, answer: { order } })),
    ),
  ),
  categorizing: noted(categorizing),
  cloze: fc.tuple(fc.record(besidePrompt), cloze).map(([rest, asked]) => ({ ...rest, ...asked })),
  hotspot: noted(
    fc.array(fc.tuple(text, area), { minLength: 2, maxLength: 4 }).chain((areas) =>
      fc.record({ choices: fc.subarray([...areas.keys()], { minLength: 1 }) }).map(({ choices }) => ({
        options: areas.map(([name]) => name),
        parts: { picture: SOME_PICTURE, width: 100, height: 100, areas: areas.map(([, area]) => area) },
        answer: { choices },
      })),
    ),
  ),
  essay: fc.record({
    ...texts,
    parts: fc.record({ words: fc.option(fc.integer({ min: 1, max: 1000 })) }),
    answer: fc.record({ model: text, points: fc.array(line, { maxLength: 3 }) }),
  }),
  case: fc
    .record({ ...texts, inside: fc.array(fc.tuple(text, part), { minLength: 2, maxLength: 4 }) })
    .map(({ inside, ...rest }) => ({
      ...rest,
      parts: { parts: inside.map(([prompt, { asked }]) => ({ prompt, ...asked })) },
      answer: { parts: inside.map(([, { asked, key }]) => ({ kind: asked.kind, ...key })) },
    })),
}

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
  ...NEW_KINDS,
} satisfies Record<QuestionKind, fc.Arbitrary<object>>

/** Any question that a bank may hold, however unpleasant. */
export const someQuestion: fc.Arbitrary<BankQuestion> = fc
  .oneof(
    ...QUESTION_KINDS.map((kind) =>
      fc.tuple(raw[kind], fc.record(more)).map(([question, more]) => ({ kind, ...more, ...question })),
    ),
  )
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
  parts: null,
  answer: { truth: true },
  explanation: 'It is.',
  tip: '',
  option_notes: null,
  tags: [],
  difficulty: null,
  pool: 'all',
}
