import type { Gate, GateCondition } from '#contracts/gates/gates.ts'
import type { GateState } from '#domain/gates/gate-state.ts'
import { exampleId } from './id.ts'

const condition = (text: string, met: boolean, have = 0, need = 1): GateCondition => ({
  of: 'validation',
  text,
  met,
  progress: need > 1 ? { share: have / need, have, need } : null,
  milestone: null,
})

const gate = (n: number, title: string, state: GateState, change: Partial<Gate['standing']>): Gate => ({
  id: exampleId(n),
  scope: 'course',
  of: { id: exampleId(90), slug: 'networks', title: 'Networking essentials' },
  slug: `gate-${n}`,
  title,
  description: 'Show that you can plan a small network.',
  type: state === 'submitted' || state === 'rejected' ? 'skill_demonstration' : 'knowledge_check',
  validation: 'auto',
  required: n !== 4,
  passing_score: null,
  max_attempts: null,
  cooldown_hours: null,
  xp: 100,
  position: n,
  needs: [],
  standing: {
    state,
    conditions: [condition('Finish an exam with 80 % or more', false), condition('Finish 10 lessons', false, 7, 10)],
    attempts: 0,
    attempts_left: null,
    can_submit: false,
    can_submit_from: null,
    evidence: null,
    submitted_at: null,
    decided_at: null,
    reason: null,
    waived: false,
    certificate: null,
    ...change,
  },
})

export const exampleGates: Gate[] = [
  gate(1, 'Cables and connectors', 'validated', { decided_at: '2026-03-02T10:00:00Z', certificate: '2222-2222-2222' }),
  gate(2, 'Addresses', 'validated', { decided_at: '2026-03-03T10:00:00Z', waived: true, reason: 'Shown in class' }),
  gate(3, 'Subnets', 'in_progress', {}),
  gate(4, 'A network of your own', 'available', { can_submit: true, conditions: [] }),
  gate(5, 'Your plan', 'submitted', {
    submitted_at: '2026-03-05T10:00:00Z',
    evidence: { text: 'Two subnets and a firewall.', links: ['https://plan.example/1'] },
  }),
  gate(6, 'Your lab', 'rejected', {
    decided_at: '2026-03-06T10:00:00Z',
    reason: 'The firewall is missing.',
    attempts: 2,
    attempts_left: 0,
  }),
  gate(7, 'Certification', 'locked', { conditions: [{ ...condition('Pass “Your lab”', false), of: 'opening' }] }),
]
