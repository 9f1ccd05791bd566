import type { Revealed } from '#contracts/attempts/answers.ts'
import type { GivenResponse } from '#contracts/attempts/questions.ts'
import type { PictureArea } from '#domain/attempts/kinds/hotspot.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import type { Mode } from '#contracts/tests/tests.ts'
import type { ShownPicture } from '#lib/features/attempts/parts/shown-parts.ts'
import type { BoxAttempt, BoxQuestion } from '#lib/features/attempts/box/question.ts'
import { exampleId } from './id.ts'
import mainboard from './mainboard.svg?no-inline'

const AT = '2026-03-01T09:10:00Z'
const explanation = '<p>A mask of 26 bits leaves 6 for hosts: 2⁶ − 2 = <strong>62</strong>.</p>'

const question = (
  number: number,
  right: Revealed['right'],
  rest: Pick<BoxQuestion, 'prompt'> & Partial<BoxQuestion>,
): BoxQuestion => ({
  number,
  kind: right.kind,
  topic: 'subnets',
  options: null,
  parts: null,
  shown: null,
  choose: null,
  unit: null,
  revealed: { right, explanation, tip: '<p>Count the bits that are left.</p>', option_notes: null },
  ...rest,
})

type Example<Kind extends QuestionKind> = Pick<BoxQuestion, 'prompt'> &
  Partial<BoxQuestion> & { right: Extract<Revealed['right'], { kind: Kind }> }

const PICTURE: Omit<ShownPicture, 'picture' | 'areas'> & { areas: PictureArea[] } = {
  width: 960,
  height: 640,
  areas: [
    { shape: 'rect', x: 110, y: 110, width: 260, height: 260 },
    {
      shape: 'polygon',
      points: [
        [480, 95],
        [655, 95],
        [655, 425],
        [480, 425],
      ],
    },
    { shape: 'circle', x: 790, y: 380, radius: 60 },
  ],
}

const EXAMPLES: { [Kind in QuestionKind]: Example<Kind> } = {
  single_choice: {
    right: { kind: 'single_choice', choice: 1 },
    prompt: '<p>How many hosts fit into <code>192.168.4.0/26</code>?</p>',
    options: ['30', '62', '64', '126'],
  },
  multiple_choice: {
    right: { kind: 'multiple_choice', choices: [0, 2] },
    prompt: '<p>Which of these are private ranges? Choose two.</p>',
    choose: 2,
    options: ['10.0.0.0/8', '11.0.0.0/8', '192.168.0.0/16'],
  },
  true_false: {
    right: { kind: 'true_false', truth: true },
    prompt: '<p>A switch learns from source addresses.</p>',
  },
  numeric: {
    right: { kind: 'numeric', value: 100, tolerance: 1 },
    prompt: '<p>How far may a copper cable reach?</p>',
    unit: 'm',
  },
  short_text: {
    right: { kind: 'short_text', accepted: ['ARP'] },
    prompt: '<p>Which protocol finds a hardware address?</p>',
  },
  matching: {
    right: { kind: 'matching', pairs: [1, 0, 2] },
    prompt: '<p>Which port does each protocol use?</p>',
    options: ['22', '53', '443'],
    parts: { stems: ['DNS', 'SSH', 'HTTPS'] },
    shown: { stems: ['DNS', '<code>SSH</code>', 'HTTPS'], texts: ['22', '53', '443'] },
  },
  ordering: {
    right: { kind: 'ordering', order: [2, 0, 1] },
    prompt: '<p>Put the steps of a TCP handshake in order.</p>',
    options: ['SYN-ACK', 'ACK', 'SYN'],
  },
  categorizing: {
    right: { kind: 'categorizing', categories: [0, 1, 0] },
    prompt: '<p>Which transport does each protocol use?</p>',
    options: ['SSH', 'TFTP', 'HTTP'],
    parts: { categories: ['TCP', 'UDP'] },
    shown: { categories: ['TCP', 'UDP'] },
  },
  cloze: {
    right: { kind: 'cloze', gaps: [{ choice: 0 }, { accepted: ['router'] }] },
    prompt: '<p>A switch forwards {{1}}, and a {{2}} forwards packets.</p>',
    parts: { gaps: [['frames', 'packets'], null] },
    shown: {
      gaps: [['frames', 'packets'], null],
      text: [
        {
          tag: 'p',
          attributes: {},
          inside: [
            { html: 'A switch forwards ' },
            { gap: 0 },
            { html: ', and a ' },
            { gap: 1 },
            { html: ' forwards packets.' },
          ],
        },
      ],
    },
  },
  hotspot: {
    right: { kind: 'hotspot', choices: [1] },
    prompt: '<p>Where does a memory module go?</p>',
    options: ['the wide square', 'the long slots', 'the round cell'],
    parts: { ...PICTURE, picture: exampleId(90) },
    shown: { ...PICTURE, picture: mainboard },
  },
  essay: {
    right: { kind: 'essay', model: '<p>It keeps broadcasts apart.</p>', points: ['broadcast domain', 'security'] },
    prompt: '<p>Why would you use VLANs?</p>',
    parts: { words: 80 },
    shown: { words: 80 },
  },
  case: {
    right: {
      kind: 'case',
      parts: [
        { kind: 'single_choice', choice: 0 },
        { kind: 'numeric', value: 62, tolerance: 0 },
      ],
    },
    prompt: '<p>An office gets the network 192.168.4.0/26.</p>',
    parts: {
      parts: [
        {
          kind: 'single_choice',
          prompt: '<p>Which mask is that?</p>',
          options: ['.192', '.224'],
          parts: null,
          unit: null,
        },
        { kind: 'numeric', prompt: '<p>How many hosts fit?</p>', options: null, parts: null, unit: 'hosts' },
      ],
    },
    shown: {
      parts: [
        {
          kind: 'single_choice',
          prompt: '<p>Which mask is that?</p>',
          options: ['.192', '.224'],
          shown: null,
          unit: null,
        },
        { kind: 'numeric', prompt: '<p>How many hosts fit?</p>', options: null, shown: null, unit: 'hosts' },
      ],
    },
  },
}
const QUESTIONS = Object.values(EXAMPLES).map(({ right, ...rest }, index) => question(index + 1, right, rest))

const response = (number: number, answer: GivenResponse['answer'], skipped = false): GivenResponse => ({
  number,
  answer,
  skipped,
  late: false,
  at: AT,
})

/** An attempt at question `position`, with the first three answered and the fourth skipped. */
export const exampleAttempt = (mode: Mode, position: number, now: number): BoxAttempt => ({
  id: exampleId(position + (mode === 'exam' ? 50 : 0)),
  at: 'attempts',
  title: 'Networking',
  noun: 'test',
  leave: '#',
  community: { slug: 'harbor', name: 'Harbor Academy' },
  mode,
  named: mode,
  length: 25,
  enough: 20,
  status: 'in_progress',
  started_at: new Date(now - 60_000).toISOString(),
  finished_at: null,
  now: new Date(now).toISOString(),
  learner: { level: 12, title: 'Scholar', total: 4200, into: 180, needed: 400 },
  deadline: mode === 'exam' ? new Date(now + 45 * 60_000).toISOString() : null,
  position,
  revision: 1,
  questions: [
    ...QUESTIONS,
    ...Array.from({ length: 13 }, (_, n) =>
      question(n + 13, { kind: 'true_false', truth: n % 2 === 0 }, { prompt: `<p>Statement ${n + 1} holds.</p>` }),
    ),
  ].map((asked) => (mode === 'exam' ? { ...asked, revealed: null } : asked)),
  responses: [
    response(1, { kind: 'single_choice', choice: 1 }),
    response(2, { kind: 'multiple_choice', choices: [0, 1] }),
    response(3, { kind: 'true_false', truth: true }),
    response(6, null, true),
  ],
  flags: [2, 9],
})
