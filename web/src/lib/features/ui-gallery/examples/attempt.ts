import type { Revealed } from '#contracts/attempts/answers.ts'
import type { GivenResponse } from '#contracts/attempts/questions.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import type { Mode } from '#contracts/tests/tests.ts'
import type { BoxAttempt, BoxQuestion } from '#lib/features/attempts/box/question.ts'
import { exampleId } from './id.ts'

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
  choose: null,
  unit: null,
  revealed: { right, explanation, tip: '<p>Count the bits that are left.</p>' },
  ...rest,
})

type Example<Kind extends QuestionKind> = Pick<BoxQuestion, 'prompt'> &
  Partial<BoxQuestion> & { right: Extract<Revealed['right'], { kind: Kind }> }

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
  test: {
    id: exampleId(1),
    slug: 'networking',
    title: 'Networking',
    category: 'network',
    difficulty: 'medium',
    version: 1,
  },
  community: { slug: 'harbor', name: 'Harbor Academy' },
  mode,
  length: 25,
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
    ...Array.from({ length: 20 }, (_, n) =>
      question(n + 6, { kind: 'true_false', truth: n % 2 === 0 }, { prompt: `<p>Statement ${n + 1} holds.</p>` }),
    ),
  ].map((asked) => (mode === 'exam' ? { ...asked, revealed: null } : asked)),
  responses: [
    response(1, { kind: 'single_choice', choice: 1 }),
    response(2, { kind: 'multiple_choice', choices: [0, 1] }),
    response(3, { kind: 'true_false', truth: true }),
    response(6, null, true),
  ],
  flags: [2, 9],
  result: null,
})
