import { describe, expect, it } from 'vitest'
import { readBank } from '../../functions/_formats/read-bank.ts'
import { NOTHING_MORE, only, outcomes } from '../support/read-file.ts'

const gift = (text: string) => only('gift', text)

describe('GIFT', () => {
  it('GIFT reads a single choice: the right option after =, others after ~', () => {
    expect(gift('::Title:: What is between orange and green? { =yellow ~red ~blue }')).toEqual({
      kind: 'single_choice',
      topic: 'Topic',
      prompt: 'What is between orange and green?',
      options: ['yellow', 'red', 'blue'],
      fixed_order: false,
      answer: { choice: 0 },
      explanation: 'Because.',
      tip: '',
      ...NOTHING_MORE,
    })
  })

  it('GIFT reads a multiple choice where weights share the points', () => {
    const text = 'Which are even? {\n~%50%two\n~%-100%three\n~%50%four\n~five\n}'
    expect(gift(text)).toMatchObject({ kind: 'multiple_choice', answer: { choices: [0, 2] } })
    const thirds = 'Which? {~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}'
    expect(gift(thirds)).toMatchObject({ answer: { choices: [0, 1, 2] } })
    expect(gift('Which? {~%100%a ~%0%b}')).toMatchObject({ kind: 'multiple_choice', answer: { choices: [0] } })
  })

  it.each([
    ['{T}', true],
    ['{TRUE}', true],
    ['{ false }', false],
    ['{F#No, it is not.}', false],
  ])('GIFT reads true or false in %s', (braces, truth) => {
    expect(gift(`It is so. ${braces}`)).toMatchObject({ kind: 'true_false', answer: { truth } })
  })

  it('GIFT reads short answers, which are compared as they are', () => {
    expect(gift('Two plus two? {=four =4}')).toMatchObject({ kind: 'short_text', answer: { accepted: ['four', '4'] } })
    expect(gift('Two plus two? {four}')).toMatchObject({ answer: { accepted: ['four'] } })
    expect(gift('Which sign? {=%100%\\= =\\\\*}')).toMatchObject({ answer: { accepted: ['=', '*'] } })
  })

  it.each([
    ['{#3}', { value: 3, tolerance: 0 }],
    ['{#3:2}', { value: 3, tolerance: 2 }],
    ['{#-1.5:0.25}', { value: -1.5, tolerance: 0.25 }],
    ['{#1..5}', { value: 3, tolerance: 2 }],
    ['{#0.1..0.4}', { value: 0.25, tolerance: 0.15 }],
    ['{#=3:2}', { value: 3, tolerance: 2 }],
    ['{#=%100%1e3:1 =%0%5#Not quite}', { value: 1000, tolerance: 1 }],
  ])('GIFT reads a number in %s', (braces, answer) => {
    expect(gift(`How many? ${braces}`)).toMatchObject({ kind: 'numeric', answer })
  })

  it('GIFT leaves a gap where text follows the braces', () => {
    expect(gift('The {=sun ~moon} rises in the east.').prompt).toBe('The _____ rises in the east.')
  })

  it('GIFT takes a sign after a backslash literally', () => {
    const text = 'Is f(x) \\= \\{1\\: \\~2\\} \\#3 in C\\:\\\\temp\\nor not? {T}'
    expect(gift(`[markdown]${text}`).prompt).toBe('Is f(x) = {1: ~2} #3 in C:\\temp\nor not?')
  })

  it('GIFT keeps the feedback on options as notes, and puts that on typed answers below the explanation', () => {
    const text = 'Which? {=a#Yes!\n~b#No: that is b.\n~c\n####In general.}'
    expect(gift(text)).toMatchObject({ explanation: 'In general.', option_notes: ['Yes!', 'No: that is b.', ''] })
    expect(gift('So? {TRUE#Wrong.#Right.}').option_notes).toEqual(['Right.', 'Wrong.'])
    expect(gift('So? {FALSE#Wrong.}').option_notes).toEqual(['Wrong.', ''])
    expect(gift('Which? {=SSH =Telnet#In clear text.}').explanation).toBe('- Telnet: In clear text.')
  })

  it('GIFT reads matching, with options that belong to several, and essays', () => {
    expect(gift('Match. {=a -> y =b -> x =c -> y}')).toMatchObject({
      kind: 'matching',
      options: ['x', 'y'],
      parts: { stems: ['a', 'b', 'c'] },
      answer: { pairs: [1, 0, 1] },
    })
    expect(gift('Write. {####It keeps them apart.}')).toMatchObject({
      kind: 'essay',
      answer: { model: 'It keeps them apart.', points: [] },
      explanation: 'It keeps them apart.',
    })
    expect(gift('// laude:model A model.\n// laude:point vlan\n// laude:words 80\nWrite. {}')).toMatchObject({
      parts: { words: 80 },
      answer: { model: 'A model.', points: ['vlan'] },
    })
  })

  it('GIFT reads credit for parts where a wrong option takes away what a right one gives', () => {
    expect(gift('Which? {~%50%a ~%50%b ~%-50%c}').answer).toEqual({ choices: [0, 1], partial: true })
    expect(gift('Which? {~%50%a ~%50%b ~%-100%c}').answer).toEqual({ choices: [0, 1] })
  })

  it('GIFT reads tags as Moodle writes them, and what else a question may say', () => {
    const text = '// [id:7] [tag:ports] [tag:a\\]b]\n// laude:difficulty hard\n// laude:pool exam\nSo? {T}'
    expect(gift(text)).toMatchObject({ tags: ['ports', 'a]b'], difficulty: 'hard', pool: 'exam' })
    const [entry] = readBank('gift', `// [tag:${'x'.repeat(41)}]\nSo? {T}`, { topic: 'T', explanation: 'E' })
    expect(entry).toMatchObject({ question: { tags: [] }, notes: ['tags that are too many or too long were left out'] })
  })

  it('GIFT takes the topic of every question from the category before it, and ignores comments', () => {
    const text =
      '// A comment.\n\n$CATEGORY: $course$/top/Networks/IPv4 // IPv6\n\nOne? {T}\n// Within.\n\n$CATEGORY: Ports\nTwo? {F}'
    expect(outcomes('gift', text)).toMatchObject([{ topic: 'IPv4 / IPv6' }, { topic: 'Ports' }])
  })

  it("GIFT reads the tip, unit and fixed order from Laude's comments", () => {
    const text = '// laude:tip Think \\: then answer\n// laude:unit ms\nHow long? {#5}'
    expect(gift(text)).toMatchObject({ tip: 'Think : then answer', answer: { value: 5, tolerance: 0, unit: 'ms' } })
    expect(gift('// laude:fixed_order\nWhich? {=a ~b}')).toMatchObject({ fixed_order: true })
  })

  it('GIFT reads each text in the markup that it names', () => {
    expect(gift('[html]<p>Is <b>this</b> so?</p> {T}').prompt).toBe('Is **this** so?')
    expect(gift('[plain]Is *this* so? {T}').prompt).toBe(String.raw`Is \*this\* so?`)
    expect(gift('[markdown]Is *this* so? {T}').prompt).toBe('Is *this* so?')
    expect(gift('Is <i>this</i> so?\nOr not? {=[plain]*a ~b}')).toMatchObject({
      prompt: 'Is *this* so?  \nOr not?',
      options: [String.raw`\*a`, 'b'],
    })
  })

  it('GIFT leaves out empty options with a note', () => {
    const [entry] = readBank('gift', 'Which? {=a ~= ~b\n~\n}', { topic: 'T', explanation: 'E' })
    expect(entry).toMatchObject({ question: { kind: 'single_choice', options: ['a', 'b'], answer: { choice: 0 } } })
    expect(entry?.notes).toEqual(['empty options were left out'])
    expect(outcomes('gift', 'Which? {= ~a ~b}')).toEqual(['line 1: no_right_answer'])
  })

  it('GIFT leaves out descriptions with a note, and does not count them as questions', () => {
    const entries = readBank('gift', 'Read this first.\n\nOne? {T}\n\n::End:: [html]<p>That was it.</p>\n', {
      topic: 'T',
      explanation: 'E',
    })
    const DESCRIPTION = 'a description asks nothing, so it was left out'
    expect(entries.map(({ line, name, notes, skipped = false }) => [line, name, notes, skipped])).toEqual([
      [1, 'Read this first.', [DESCRIPTION], true],
      [3, 'One?', [], false],
      [5, 'End', [DESCRIPTION], true],
    ])
    expect(outcomes('gift', 'Only this.').at(-1)).toBe('line 1: empty')
    const many = Array.from({ length: 100 }, (_, index) => `Part ${index}\n\nIs it ${index}? {T}`)
    expect(readBank('gift', many.join('\n\n'), { topic: 'T', explanation: 'E' }).some(({ refusal }) => refusal)).toBe(
      false,
    )
  })

  it('GIFT reads several ranges of numbers, and feedback on any other number', () => {
    expect(gift('Which solve it? {#=1 =-2:0.5}')).toMatchObject({
      answer: { value: 1, tolerance: 0, also: [{ value: -2, tolerance: 0.5 }] },
    })
    expect(gift('How many? {#=3:2#Yes.\n~#Count again.\n}')).toMatchObject({
      answer: { value: 3, tolerance: 2 },
      explanation: '- 3:2: Yes.\n- Any other answer: Count again.',
    })
  })

  it.each([
    ['<div>', String.raw`\<div>`],
    ['<br>', String.raw`\<br>`],
    ['Vector<T> and <stdio.h>', String.raw`Vector\<T> and \<stdio.h>`],
    ['a<b and c>d', String.raw`a\<b and c>d`],
    ['the <p> tag, in <b>bold</b>', String.raw`the \<p> tag, in **bold**`],
    ['AT&T; &amp; R&D', String.raw`AT\&T; & R&D`],
    ['<img>', String.raw`\<img>`],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ])('GIFT tells tags that are markup from those that the text is about: %s', (option, markdown) => {
    expect(gift(`Which? {=${option} ~other}`)).toMatchObject({ options: [markdown, 'other'] })
  })

  it('GIFT keeps formulas as they are', () => {
    expect(gift(String.raw`Is \\(a_1 * b_1\\) or $$\frac\{x_1\}\{y_1\}$$, for $5? {T}`).prompt).toBe(
      String.raw`Is \(a_1 * b_1\) or $$\frac{x_1}{y_1}$$, for $5?`,
    )
  })

  it.each([
    ['One? {T}\nTwo? {F}', 2, 'put a blank line before this question: “Two?”'],
    ['// A\nOne? {=a\n// B\n~b}\nTwo? {F}', 5, 'put a blank line before this question: “Two?”'],
    ['One?\n\n{=a ~b}', 3, 'there is no question before the braces; a blank line ends it, so take out the one above'],
    [String.raw`Is \(x^{2}\) it? {T}`, 1, String.raw`a formula has braces: write \{ and \} for them`],
    ['Which color? {=#FF0000 ~#00FF00}', 1, String.raw`write \# for a number sign`],
    ['Which color? {#FF0000}', 1, String.raw`write \# for a number sign`],
    ['Which? {~%33.34%a ~%33.33%b ~%33%c ~d}', 1, 'the right answers are worth 99.67 % together'],
    ['What? {=a {x} ~b}', 1, String.raw`write \{ for the sign`],
  ])('GIFT names the cause: %j', (text, line, cause) => {
    const refused = readBank('gift', text, { topic: 'T', explanation: 'E' }).find(({ refusal }) => refusal)
    expect(refused).toMatchObject({ line, refusal: { message: expect.stringContaining(cause) } })
  })

  it('GIFT notes a # that it takes for an empty feedback', () => {
    const [entry] = readBank('gift', 'Which? {=C# ~Java}', { topic: 'T', explanation: 'E' })
    expect(entry?.notes).toEqual([String.raw`a # with nothing after it was left out: write \# for a number sign`])
  })

  it.each([
    ['a pair without an option', 'Match. {=a -> b =c -> =e -> f}', 'malformed'],
    ['several gaps', 'The {=a ~b} and the {=c ~d}.', 'unsupported_kind'],
    ['braces that never close', 'What? {=a ~b\n\n~c}', 'malformed'],
    ['a brace too many', 'What? {=a ~b} and }', 'malformed'],
    ['partly right answers', 'What? {=a ~%50%b ~c}', 'partial_credit'],
    ['weights below the whole', 'What? {~%50%a ~%25%b ~c}', 'partial_credit'],
    ['partly right spellings', 'What? {=a =%50%b}', 'partial_credit'],
    ['two right options', 'What? {=a =b ~c}', 'several_answers'],
    ['no right option', 'What? {~a ~b}', 'no_right_answer'],
    ['a wildcard', 'What? {=a*}', 'wildcard'],
    ['a picture', '[html]<img src="a.png"> {T}', 'media'],
    ['a picture in Markdown', '[markdown]![a](a.png) {T}', 'media'],
    ['a file of a course', '<a href="@@PLUGINFILE@@/a.pdf">a</a> {T}', 'media'],
    ['a table', '[html]<table><tr><td>1</td></tr></table> {T}', 'markup'],
    ['no number', 'How many? {#many}', 'invalid'],
    ['a range that ends before it begins', 'How many? {#5..1}', 'invalid'],
    ['one option', 'What? {~%100%a}', 'invalid'],
  ])('GIFT refuses %s by name with the line', (_, question, code) => {
    const [first, refused] = outcomes('gift', `One? {T}\n\n// Two\n${question}`)
    expect(first).toMatchObject({ kind: 'true_false' })
    expect(refused).toBe(`line 4: ${code}`)
  })
})
