import { correctionBody } from '#contracts/corrections/corrections.ts'
import { parseJson } from '#domain/parse-json.ts'

interface DecisionForm {
  decision: string
  /** The answer that is right, as JSON. */
  answer: string
  reason: string
  keeps: boolean
}

/** A correction from the form that asks for it. */
export const readDecision = (
  { decision, answer, reason, keeps }: DecisionForm,
  { version, position }: { version: string; position: string },
) =>
  correctionBody.safeParse({
    ...{ decision, reason, keeps },
    // The contract refuses what is no JSON.
    answer: decision === 'void' ? null : parseJson(answer),
    version: Number(version),
    position: Number(position),
  })
