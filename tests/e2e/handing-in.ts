import { stableId } from '../../functions/_db/stable-id.ts'
import { send } from './functions.ts'
import type { newLearner } from './learner.ts'

type Learner = Awaited<ReturnType<typeof newLearner>>

export interface EvidenceShown {
  text: string
  links: string[]
}

export const FLAT: EvidenceShown = {
  text: [
    'My flat: a modem in the hall, one switch, two access points.',
    '192.168.10.0/24 for us, 192.168.20.0/26 for guests.',
    '',
    'What breaks first: the switch. It is the only one, and it is old. <b>Not bold</b>, <script>alert(1)</script>.',
  ].join('\n'),
  links: ['https://example.com/drawings/flat-2026.png'],
}

const gate = (slug: string) => stableId(`milestone:${slug}`)

/** Reads both lessons and passes the exam: then a network is to be drawn. */
export async function comesToTheDrawing({ id, ask, finishes }: Learner) {
  for (const lesson of ['how-a-packet-travels', 'subnets-without-fear'])
    await send(ask, 'POST', '/milestone-validation-api/', {
      user_id: id,
      action_type: 'lesson_completed',
      content_id: stableId(`content:networking-essentials:${lesson}`),
    })
  await finishes('Networking fundamentals')
}

/** Hands a drawing in; again after it was sent back. */
export const handsIn = ({ ask }: Pick<Learner, 'ask'>, evidence: EvidenceShown) =>
  send(ask, 'POST', `/milestone-validation-api/milestones/${gate('networking-drawn')}/submit`, evidence)
