import { describe, expect, it } from 'vitest'
import { readBank } from '../../functions/_formats/read-bank.ts'
import { NOTHING_MORE, only, outcomes, reason } from '../support/read-file.ts'

const quiz = (...questions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`
const question = (type: string, inside: string, text = '<text>What?</text>') =>
  `<question type="${type}"><name><text>Name</text></name><questiontext format="html">${text}</questiontext>${inside}</question>`
const answer = (fraction: string, text: string, feedback = '') =>
  `<answer fraction="${fraction}" format="html"><text>${text}</text><feedback><text>${feedback}</text></feedback></answer>`
const truth = answer('100', 'true') + answer('0', 'false')

const xml = (type: string, inside: string, text?: string) => only('moodle_xml', quiz(question(type, inside, text)))

describe('Moodle XML', () => {
  it('Moodle XML reads a single choice with general feedback and feedback on each option', () => {
    const inside = `
      <generalfeedback format="html"><text>In general.</text></generalfeedback>
      <defaultgrade>1.0</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber></idnumber>
      <single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>
      ${answer('100', '&lt;p&gt;Right&lt;/p&gt;', 'Yes!')}${answer('0', 'Wrong', 'No.')}
      <hint format="html"><text>Think.</text></hint><hint format="html"><text>Think again.</text></hint>`
    expect(xml('multichoice', inside)).toEqual({
      kind: 'single_choice',
      topic: 'Topic',
      prompt: 'What?',
      options: ['Right', 'Wrong'],
      fixed_order: false,
      answer: { choice: 0 },
      explanation: 'In general.',
      tip: 'Think.\n\nThink again.',
      ...NOTHING_MORE,
      option_notes: ['Yes!', 'No.'],
    })
  })

  it('Moodle XML reads a multiple choice with a fixed order', () => {
    const answers = answer('50', 'a') + answer('-100', 'b') + answer('50', 'c')
    const inside = `<single>false</single><shuffleanswers>0</shuffleanswers>${answers}`
    expect(xml('multichoice', inside)).toMatchObject({
      kind: 'multiple_choice',
      answer: { choices: [0, 2] },
      fixed_order: true,
    })
    const set = answer('100', 'a') + answer('0', 'b') + answer('100', 'c')
    expect(xml('multichoiceset', set)).toMatchObject({ kind: 'multiple_choice', answer: { choices: [0, 2] } })
  })

  it('Moodle XML reads true or false, short answers and numbers', () => {
    expect(xml('truefalse', truth)).toMatchObject({ kind: 'true_false', answer: { truth: true } })
    const spellings = `<usecase>0</usecase>${answer('100', 'SSH')}${answer('100', 'a\\*b')}${answer('0', 'Telnet', 'In clear text.')}`
    expect(xml('shortanswer', spellings)).toMatchObject({
      kind: 'short_text',
      answer: { accepted: ['SSH', 'a*b'] },
      explanation: '- Telnet: In clear text.',
    })
    const number = '<answer fraction="100"><text>1.5</text><tolerance>0.25</tolerance></answer>'
    const unit = '<units><unit><multiplier>1</multiplier><unit_name>ms</unit_name></unit></units>'
    expect(xml('numerical', number)).toMatchObject({ kind: 'numeric', answer: { value: 1.5, tolerance: 0.25 } })
    expect(xml('numerical', number + unit)).toMatchObject({ answer: { unit: 'ms' } })
  })

  it('Moodle XML takes the topic of every question from the category before it', () => {
    const category = (path: string) =>
      `<question type="category"><category><text>${path}</text></category></question>${question('truefalse', truth)}`
    const text = quiz(category('$course$/top/Networks/IPv4 // IPv6'), category('$course$/top'), category('Ports'))
    expect(outcomes('moodle_xml', text)).toMatchObject([
      { topic: 'IPv4 / IPv6' },
      { topic: 'Topic' },
      { topic: 'Ports' },
    ])
  })

  it('Moodle XML reads each text in the format that it names', () => {
    const text = (format: string, text: string) =>
      only(
        'moodle_xml',
        quiz(question('truefalse', truth).replace('format="html"', `format="${format}"`).replace('What?', text)),
      ).prompt
    expect(text('html', '<![CDATA[<p>Is <b>it</b>?</p><p>Or?</p>]]>')).toBe('Is **it**?\n\nOr?')
    expect(text('markdown', 'Is **it**?')).toBe('Is **it**?')
    expect(text('plain_text', 'Is **it**?')).toBe(String.raw`Is \*\*it\*\*?`)
    expect(text('moodle_auto_format', 'Is &lt;b&gt;it&lt;/b&gt;?\nOr?')).toBe('Is **it**?  \nOr?')
  })

  it('Moodle XML notes what was left out of a question because no page would show it', () => {
    const inside = `${truth}<tags><tag><text>easy</text></tag></tags><correctfeedback><text>Well done.</text></correctfeedback>
      <incorrectfeedback><text></text></incorrectfeedback>`
    const [entry] = readBank('moodle_xml', quiz(question('truefalse', inside)), { topic: 'T', explanation: 'E' })
    expect(entry?.notes).toEqual(['the feedback for any right answer was left out'])
    expect(entry?.question?.tags).toEqual(['easy'])
  })

  it('Moodle XML reads matching, with options that belong to nothing, and ordering', () => {
    const pair = (stem: string, option: string) =>
      `<subquestion format="html"><text>${stem}</text><answer><text>${option}</text></answer></subquestion>`
    const inside = `<shuffleanswers>1</shuffleanswers>${pair('&lt;p&gt;SSH&lt;/p&gt;', '22')}${pair('DNS', '53')}${pair('', '*80')}`
    expect(xml('matching', inside)).toMatchObject({
      kind: 'matching',
      options: ['22', '53', '\\*80'],
      parts: { stems: ['SSH', 'DNS'] },
      answer: { pairs: [0, 1] },
    })
    const steps = `<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>
      <gradingtype>ABSOLUTE_POSITION</gradingtype><showgrading>SHOW</showgrading><numberingstyle>none</numberingstyle>
      ${answer('1', 'SYN')}${answer('2', 'SYN-ACK', 'In between.')}${answer('3', 'ACK')}`
    expect(xml('ordering', steps)).toMatchObject({
      kind: 'ordering',
      options: ['ACK', 'SYN', 'SYN-ACK'],
      option_notes: ['', '', 'In between.'],
      answer: { order: [1, 2, 0] },
    })
  })

  it('Moodle XML reads gaps of every form', () => {
    const text = `<text><![CDATA[<p>Use {1:SHORTANSWER:=SSH~=ssh2~%0%telnet#In clear text.} on {1:NM:=22:0},
      {2:MULTICHOICE_VS:secure~=encrypted &amp; signed~open\\}}.</p>]]></text>`
    expect(xml('cloze', '', text)).toMatchObject({
      kind: 'cloze',
      prompt: 'Use {{1}} on {{2}}, {{3}}.',
      parts: { gaps: [null, null, ['encrypted & signed', 'open}', 'secure']] },
      answer: { gaps: [{ accepted: ['SSH', 'ssh2'] }, { value: 22, tolerance: 0 }, { choice: 0 }] },
      explanation: '- 1: telnet: In clear text.',
    })
    const boxes = ['frame', 'packet', 'bit', 'byte'].map(
      (name, index) => `<dragbox><text>${name}</text><group>${index < 2 ? 1 : 2}</group></dragbox>`,
    )
    expect(xml('ddwtos', boxes.join(''), '<text>A [[2]] holds many a [[4]].</text>')).toMatchObject({
      kind: 'cloze',
      prompt: 'A {{1}} holds many a {{2}}.',
      parts: {
        gaps: [
          ['frame', 'packet'],
          ['bit', 'byte'],
        ],
      },
      answer: { gaps: [{ choice: 1 }, { choice: 1 }] },
    })
    const options =
      '<selectoption><text>up</text><group>1</group></selectoption><selectoption><text>down</text><group>1</group></selectoption>'
    expect(xml('gapselect', options, '<text>It is [[1]].</text>')).toMatchObject({ parts: { gaps: [['down', 'up']] } })
  })

  it('Moodle XML reads an essay, with its model or with the explanation as one', () => {
    const grader =
      '<graderinfo format="html"><text>&lt;p&gt;A model.&lt;/p&gt;</text></graderinfo><maxwordlimit>80</maxwordlimit>'
    expect(xml('essay', `<responseformat>editor</responseformat>${grader}`)).toMatchObject({
      kind: 'essay',
      parts: { words: 80 },
      answer: { model: 'A model.', points: [] },
    })
    expect(xml('essay', '<responseformat>editor</responseformat>').answer).toEqual({ model: 'Because.', points: [] })
  })

  it('Moodle XML leaves out descriptions and empty options with a note', () => {
    const inside = `${answer('100', 'a')}${answer('0', '')}${answer('0', 'b')}`
    const text = quiz(question('description', ''), question('multichoice', inside))
    const entries = readBank('moodle_xml', text, { topic: 'T', explanation: 'E' })
    expect(entries).toMatchObject([
      { line: 3, name: 'Name', skipped: true, notes: ['a description asks nothing, so it was left out'] },
      { question: { options: ['a', 'b'] }, notes: ['an empty option was left out'] },
    ])
  })

  it('Moodle XML reads several ranges of numbers, and feedback on any other number', () => {
    const number = (fraction: string, text: string, feedback = '') =>
      `<answer fraction="${fraction}"><text>${text}</text><tolerance>0.5</tolerance><feedback><text>${feedback}</text></feedback></answer>`
    expect(xml('numerical', number('100', '1') + number('100', '-2') + number('0', '*', 'No.'))).toMatchObject({
      answer: { value: 1, tolerance: 0.5, also: [{ value: -2, tolerance: 0.5 }] },
      explanation: '- Any other answer: No.',
    })
  })

  const refused: [string, string, string][] = [
    ...['ddmarker', 'calculated', 'constructor'].map((type): [string, string, string] => [
      type,
      question(type, ''),
      'unsupported_kind',
    ]),
    ['a text without gaps', question('cloze', ''), 'invalid'],
    ['a gap that names no text', question('ddwtos', '', '<text>A [[1]].</text>'), 'no_right_answer'],
    ['a gap that minds capitals', question('cloze', '', '<text>A {1:SAC:=B}.</text>'), 'case_sensitive'],
    [
      'a gap with several answers',
      question('cloze', '', '<text>A {1:MULTIRESPONSE:=B~=C}.</text>'),
      'unsupported_kind',
    ],
    ['pairs without stems', question('matching', ''), 'invalid'],
    ['a link to it', question('truefalse', truth, '<text>@@PLUGINFILE@@/a.png</text>'), 'media'],
    ['a picture', question('truefalse', truth, '<text><![CDATA[<img src="a.png">]]></text>'), 'media'],
    ['a picture of old', question('truefalse', `${truth}<image>a.png</image>`), 'media'],
    ['a table', question('truefalse', truth, '<text><![CDATA[<table></table>]]></text>'), 'markup'],
    ['partial credit', question('multichoice', answer('100', 'a') + answer('50', 'b')), 'partial_credit'],
    [
      'shares that are no whole',
      question('multichoice', `<single>false</single>${answer('50', 'a')}${answer('0', 'b')}`),
      'partial_credit',
    ],
    ['two right options of one', question('multichoice', answer('100', 'a') + answer('100', 'b')), 'several_answers'],
    ['no right option', question('multichoice', answer('0', 'a') + answer('0', 'b')), 'no_right_answer'],
    ['capitals that matter', question('shortanswer', `<usecase>1</usecase>${answer('100', 'a')}`), 'case_sensitive'],
    ['a wildcard', question('shortanswer', answer('100', 'a*')), 'wildcard'],
    [
      'converted units',
      question(
        'numerical',
        `${answer('100', '1')}<units><unit><multiplier>1</multiplier><unit_name>m</unit_name></unit><unit><multiplier>100</multiplier><unit_name>cm</unit_name></unit></units>`,
      ),
      'units',
    ],
    ['graded units', question('numerical', `${answer('100', '1')}<unitgradingtype>1</unitgradingtype>`), 'units'],
    ['an unknown part', question('truefalse', `${truth}<plugin_x>1</plugin_x>`), 'unknown_part'],
    ['one that every object has', question('truefalse', `${truth}<constructor>1</constructor>`), 'unknown_part'],
    ['something else than a question', '<other/>', 'unknown_part'],
  ]
  it.each(refused)('Moodle XML refuses %s by name with the line', (_, element, code) => {
    const text = quiz(question('truefalse', truth), element)
    expect(outcomes('moodle_xml', text)).toEqual([expect.objectContaining({ kind: 'true_false' }), `line 4: ${code}`])
  })

  it.each([
    ['a document type', '<!DOCTYPE quiz>\n<quiz/>', 'line 1: doctype'],
    [
      'an entity that reads a file',
      '<?xml version="1.0"?>\n<!DOCTYPE q [\n<!ENTITY x SYSTEM "file:///etc/passwd">\n]>\n<quiz>&x;</quiz>',
      'line 4: doctype',
    ],
    ['entities that grow', '<!DOCTYPE q [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<quiz>&b;</quiz>', 'line 1: doctype'],
    ['an entity of HTML', '<quiz>\n<question>&nbsp;</question></quiz>', 'line 2: entity'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?>\n<quiz/>', 'line 1: not_utf8'],
    ['another document', '<rss>\n</rss>', 'line 1: malformed'],
    ['a tag that never closes', '<quiz>\n<question type="truefalse">\n</quiz>', 'line 3: malformed'],
    ['no XML at all', 'What? {T}', 'line 1: malformed'],
    ['a tower of tags', `<quiz>${'<a>'.repeat(10_000)}`, 'line 1: malformed'],
    ['an empty quiz', '<quiz>\n</quiz>', 'line 1: empty'],
  ])('Moodle XML refuses %s', (_, text, outcome) => {
    expect(outcomes('moodle_xml', text)).toEqual([outcome])
  })

  it('Moodle XML refuses other entities by name, and reads the five of XML and characters by number', () => {
    expect(reason('moodle_xml', '<quiz>&eacute;</quiz>')).toBe('&eacute; is no entity of XML; write the letter itself')
    expect(
      xml('truefalse', truth, '<text>&lt;code&gt;&#233;&lt;/code&gt; &amp;amp; &apos;&#x41;&apos;</text>').prompt,
    ).toBe("`é` & 'A'")
  })
})
