import { jsonb, sentRows, smallint, text, uuid } from '../../../columns.ts'
import { fragment } from '../../../statement.ts'
import { foldedAt, type EffectBatch } from './batch.ts'

const gate = sentRows('gate', ({ gates }: EffectBatch) => gates, {
  keys: { learner: smallint((it) => it.learner) },
  written: { gate: jsonb((it) => it) },
})

const completion = sentRows('completion', ({ completions }: EffectBatch) => completions, {
  keys: { learner: smallint((it) => it.learner) },
  written: {
    kind: text((it) => it.kind),
    id: uuid((it) => it.id),
    event_id: uuid((it) => it.event_id),
  },
})

/** Rare, and much to do: so each is a function of the database, which is called for these rows alone. */
export const passedGates = fragment<EffectBatch>`
  gate_passed as (
    select private.pass_gate(user_id, community_id, ${gate.values}, ${foldedAt})
    from ${gate.rows}
    join saved using (learner)
  ),
  curriculum_completed as (
    select private.complete(user_id, community_id, ${completion.values}, ${foldedAt})
    from ${completion.rows}
    join saved using (learner)
  )`
