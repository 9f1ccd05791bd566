import { describe, expect, it } from 'vitest'
import { Failure } from '../../supabase/local/failure.ts'
import { bankReport } from '../../supabase/tools/banks/bank-report.ts'
import { chanceOfAtLeast } from '../../supabase/tools/banks/chance.ts'
import { checkBanks } from '../../supabase/tools/banks/check-banks.ts'
import { checkGuessing } from '../../supabase/tools/banks/check-guessing.ts'
import type { Recomputed } from '../../supabase/tools/banks/check-numbers.ts'
import { readBank } from '../../supabase/tools/banks/read-banks.ts'
import { containment, similarity, trigrams } from '../../supabase/tools/banks/similarity.ts'

const OPTIONS = ['A hub', 'A switch', 'A router', 'A modem']
const NOTES = [
  'It repeats signals and reads no addresses at all.',
  'Frames of one network pass through it, and it ends there.',
  'Packets that leave their network need somebody who knows the way.',
  'Its line leads to the provider, whatever lies behind it.',
]

const good = {
  kind: 'single_choice',
  topic: 'routing',
  prompt: 'Which device joins two IP networks?',
  options: OPTIONS,
  option_notes: NOTES,
  answer: { choice: 2 },
  explanation: 'Forwarding between networks by IP address is called routing.',
  tip: 'Networks are joined at layer 3.',
}
const number = {
  kind: 'numeric',
  topic: 'routing',
  prompt: 'How many addresses has a /24?',
  answer: { value: 256, tolerance: 0 },
  explanation: 'Eight bits are left for hosts, and two to the power of eight is that number.',
  tip: 'Count the bits.',
}
const statement = {
  kind: 'true_false',
  topic: 'routing',
  prompt: 'A hub reads addresses.',
  answer: { truth: false },
  option_notes: ['Switches do so, which makes it easy to confuse the two.', 'It repeats electrical signals only.'],
  explanation: 'Hubs work at the physical layer.',
  tip: 'Hubs are deaf to addresses.',
}

const sqlOf = (questions: readonly object[], test = 'networks') =>
  `select private.stable_id('test:harbor:${test}'), $bank$${JSON.stringify(questions)}$bank$`
const bankOf = (questions: readonly object[], file = '20_bank_networks.sql') => readBank(file, sqlOf(questions))

const found = (questions: readonly object[], numbers: readonly Recomputed[] = []) =>
  checkBanks([bankOf(questions)], {
    topics: new Map([['harbor', new Set(['routing', 'wireless'])]]),
    numbers: { networks: numbers },
  }).map(({ what }) => what)

describe('a question of a bank', () => {
  it('is left alone where nothing is to be mended', () => {
    expect(found([good, statement])).toEqual([])
  })

  it.each([
    ['all of the above', { options: [...OPTIONS.slice(0, 3), 'All of the above'] }, 'speaks of other options'],
    ['none of these answers', { options: [...OPTIONS.slice(0, 3), 'None of these'] }, 'speaks of other options'],
    ['the letter of an option', { explanation: 'So option C is right.' }, 'names an option by its place'],
    ['letters in brackets', { explanation: 'Both answers (a) and (c) fit.' }, 'names an option by its place'],
    ['the place of an option', { tip: 'The second option is a trap.' }, 'names an option by its place'],
    [
      'a place in a note',
      { option_notes: [...NOTES.slice(0, 3), 'It is like option A, only slower.'] },
      'by its place',
    ],
    ['a prompt without an end', { prompt: 'Which device joins two IP networks' }, 'does not end as a sentence'],
    ['a table without a question', { prompt: 'Look at this\n\n| A |\n|---|\n| 1 |' }, 'does not end as a sentence'],
    ['no tip', { tip: '' }, 'has no tip'],
    ['no notes', { option_notes: null }, 'has 0 notes for 4 options'],
    ['a note that says nothing', { option_notes: ['No.', ...NOTES.slice(1)] }, 'a note is no sentence'],
    ['an empty note', { option_notes: ['', ...NOTES.slice(1)] }, 'a note is no sentence'],
    ['a note twice', { option_notes: [NOTES[1], ...NOTES.slice(1)] }, 'a note repeats another one'],
    [
      'a note that the explanation has',
      { option_notes: [...NOTES.slice(0, 2), 'Forwarding between networks by IP address is routing.', NOTES[3]] },
      'a note repeats the explanation',
    ],
    ['a topic that nothing teaches', { topic: 'cooking' }, 'has a topic without resources: cooking'],
  ])('is found with %s', (_, change, what) => {
    expect(found([{ ...good, ...change }])).toEqual([expect.stringContaining(what)])
  })

  it.each([
    ['a block of code after the question', { prompt: 'What does this show?\n\n```\nlink up\n```' }],
    ['a table after the question', { prompt: 'Which route wins?\n\n| Route |\n|---|\n| 1 |' }],
    ['an address on a line of its own', { prompt: 'What is short for this?\n\n`2001:db8::1`' }],
    ['a word that only looks like a place', { explanation: "A host's options: option values, choice of a route." }],
  ])('is left alone with %s', (_, change) => {
    expect(found([{ ...good, ...change }])).toEqual([])
  })

  it('is found where its prompt says another number than its key has', () => {
    const several = { ...good, kind: 'multiple_choice', answer: { choices: [1, 2] } }
    expect(found([several])).toEqual(['the prompt does not say that 2 are to be chosen'])
    expect(found([{ ...several, prompt: 'Which work with addresses? **Choose two.**' }])).toEqual([])
  })

  it('is found where two questions share a note', () => {
    const other = { ...good, prompt: 'What would you buy for a house with two separate cable systems of thirty rooms?' }
    expect(
      found([good, { ...other, option_notes: [NOTES[0], ...NOTES.slice(1).map((note) => `${note} Really.`)] }]),
    ).toEqual([expect.stringContaining('has the same note as question 1')])
  })
})

describe('numbers', () => {
  it('are found without anything that computes them, and left alone with it', () => {
    expect(found([number])).toEqual(['asks for a number that nothing computes and that has no source'])
    expect(found([number], [{ asks: 'a /24', right: [2 ** 8] }])).toEqual([])
    expect(found([number], [{ asks: 'a /24', source: 'RFC 4632' }])).toEqual([])
  })

  it('are found where they compute to something else', () => {
    expect(found([number], [{ asks: 'a /24', right: [254] }])).toEqual(['is said to be 256 and computes to 254'])
    expect(found([good], [{ asks: 'two IP networks', right: ['A hub'] }])).toEqual([
      'is said to be A router and computes to A hub',
    ])
  })

  it('are found where no question, or more than one, asks for them', () => {
    expect(found([good], [{ asks: 'a /25', right: [126] }])).toEqual(['0 questions ask "a /25"'])
    expect(found([number, number], [{ asks: 'a /24', right: [256] }])).toContain('2 questions ask "a /24"')
  })

  it.each([
    [
      'matching',
      { options: ['22', '53'], parts: { stems: ['DNS', 'SSH'] }, answer: { pairs: [1, 0] } },
      ['DNS: 53', 'SSH: 22'],
    ],
    ['ordering', { options: ['/16', '/24'], answer: { order: [1, 0] } }, ['/24', '/16']],
    [
      'categorizing',
      {
        options: ['10.0.0.1', '9.0.0.1'].toSorted(),
        parts: { categories: ['Private', 'Public'] },
        answer: { categories: [0, 1] },
      },
      ['10.0.0.1: Private', '9.0.0.1: Public'],
    ],
  ])('are compared in every part of a question of kind %s', (kind, change, right) => {
    const { option_notes: _, ...rest } = good
    const asked = { ...rest, kind, option_notes: NOTES.slice(0, 2), ...change }
    expect(found([asked], [{ asks: 'two IP networks', right }])).toEqual([])
    expect(found([asked], [{ asks: 'two IP networks', right: right.toReversed() }])).toHaveLength(1)
  })

  it('are compared in every gap', () => {
    const gaps = {
      ...number,
      kind: 'cloze',
      prompt: 'A /24 has {{1}} addresses.',
      parts: { gaps: [null] },
      answer: { gaps: [{ value: 256, tolerance: 0 }] },
    }
    expect(found([gaps], [{ asks: 'A /24', right: [256] }])).toEqual([])
    expect(found([gaps], [{ asks: 'A /24', right: [255] }])).toHaveLength(1)
  })
})

describe('a bank', () => {
  /** Questions that have nothing to do with each other, the key at a place of its own each. */
  const many = (count: number, change: (index: number) => object) =>
    Array.from({ length: count }, (_, index) => ({ ...good, answer: { choice: index % 4 }, ...change(index) }))
  const guessed = (questions: readonly object[]) => checkGuessing(bankOf(questions)).map(({ what }) => what)

  it('is found where the longest option is right more often than by chance', () => {
    const longer = (index: number) => ({
      options: OPTIONS.map((option, at) => (at === index % 4 ? `${option}, of course` : option)),
    })
    expect(guessed(many(20, longer))).toEqual([expect.stringContaining('the longest option is right in 20 of 20')])
    const elsewhere = (index: number) => ({
      options: OPTIONS.map((option, at) => (at === (index >> 2) % 4 ? `${option}, of course` : option)),
    })
    expect(guessed(many(32, elsewhere))).toEqual([])
  })

  it('is found where its keys stand at one place', () => {
    expect(guessed(many(20, () => ({ answer: { choice: 1 } })))).toEqual([
      expect.stringContaining('the option at place 2 is right in 20 of 20'),
    ])
    const two = () => ({ kind: 'multiple_choice', answer: { choices: [0, 3] } })
    expect(guessed(many(20, two))).toEqual([expect.stringContaining('place 1'), expect.stringContaining('place 4')])
  })

  it('is found where its statements are nearly all false', () => {
    expect(guessed(Array.from({ length: 10 }, () => statement))).toEqual([
      expect.stringContaining('"false" is right in 10 of 10'),
    ])
  })

  it('is judged by pool: an exam pool that gives answers away is not hidden by the practice questions', () => {
    const exam = many(20, () => ({ pool: 'exam', answer: { choice: 1 } }))
    expect(guessed([...many(80, () => ({})), ...exam])).toEqual([
      expect.stringMatching(/^of the questions for exams, .* place 2/),
    ])
  })

  it('is found with a question twice, in it or in another bank', () => {
    const again = { ...good, prompt: 'Which device joins several IP networks?' }
    const once = checkBanks([bankOf([good, again])], {
      topics: new Map([['harbor', new Set(['routing'])]]),
      numbers: {},
    })
    expect(once.at(-1)).toMatchObject({ question: 2, what: expect.stringContaining('in common with question 1') })
    const twice = checkBanks([bankOf([good]), bankOf([again], '21_bank_more.sql')], {
      topics: new Map([['harbor', new Set(['routing'])]]),
      numbers: {},
    })
    expect(twice).toMatchObject([
      { bank: '21_bank_more.sql', what: expect.stringContaining('of 20_bank_networks.sql') },
    ])
  })

  it('is found where practice shows what only exams should ask, even in other words', () => {
    const close = {
      ...good,
      prompt: 'Two offices have IP networks of their own. Which device joins the two?',
      options: ['A camera', 'A router', 'A modem', 'A printer'],
    }
    const unlike = NOTES.map((note) => `${note} This holds in each case.`)
    const pair = (pool: string) => found([good, { ...close, option_notes: unlike, pool }])
    expect(pair('all')).toEqual([])
    expect(pair('exam')).toContainEqual(expect.stringContaining('which is of the other pool'))
  })

  it('is found where its exams weigh topics in another way than practice does', () => {
    const weighed = found([
      ...Array.from({ length: 4 }, (_, index) => ({ ...statement, topic: index < 2 ? 'routing' : 'wireless' })),
      ...Array.from({ length: 4 }, (_, index) => ({
        ...statement,
        pool: 'exam',
        topic: index < 1 ? 'routing' : 'wireless',
      })),
    ])
    expect(weighed).toContain('routing is 25% of the exam pool and 50% of practice')
  })

  it('is refused with a question that the database would refuse, or that an import would change', () => {
    expect(() => bankOf([{ ...good, answer: { choice: 4 } }])).toThrow(Failure)
    const told = { ...good, kind: 'ordering', options: ['b', 'a'], option_notes: null, answer: { order: [0, 1] } }
    expect(() => bankOf([told])).toThrow('would be changed by an import')
    expect(() => readBank('20_bank_x.sql', 'select 1')).toThrow('has no bank')
    expect(() => readBank('20_bank_x.sql', sqlOf([]).replace('[]', '[,]'))).toThrow('not a list in JSON')
  })

  it('is reported with its figures and what is to be mended', () => {
    const bank = bankOf([good, number])
    const findings = [{ bank: bank.file, question: 2, what: 'is wrong' }]
    expect(bankReport([bank], { networks: [{ asks: 'a /24', right: [256] }] }, findings)).toMatchInlineSnapshot(`
      "20_bank_networks.sql: 2 questions, 0 of them for exams alone, 4 notes, 1 computed anew
        longest option right in 0 of 0, by chance in 0.0; keys by place 0 0 1 0
      20_bank_networks.sql, question 2: is wrong
      1 finding."
    `)
  })
})

describe('chance', () => {
  it('is that of coins and dice', () => {
    expect(chanceOfAtLeast(0, [0.5, 0.5])).toBeCloseTo(1)
    expect(chanceOfAtLeast(1, [0.5, 0.5])).toBeCloseTo(0.75)
    expect(chanceOfAtLeast(2, [0.5, 0.5])).toBeCloseTo(0.25)
    expect(chanceOfAtLeast(3, [0.5, 0.5])).toBe(0)
    expect(chanceOfAtLeast(2, [1 / 6, 0.5, 1])).toBeCloseTo(1 - (5 / 6) * 0.5)
  })
})

describe('similarity', () => {
  it('ignores case, marks and white space, and knows what is contained', () => {
    expect(similarity(trigrams('A `switch`!'), trigrams('a\n SWITCH'))).toBe(1)
    expect(similarity(trigrams('switch'), trigrams('router'))).toBe(0)
    expect(similarity(trigrams(''), trigrams('router'))).toBe(0)
    expect(containment(trigrams('a switch'), trigrams('This is a switch.'))).toBe(1)
    expect(containment(trigrams(''), trigrams('x'))).toBe(0)
  })
})
