import { correctionBody } from '#contracts/corrections/corrections.ts'

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
    answer: decision === 'void' ? null : parsed(answer),
    version: Number(version),
    position: Number(position),
  })

/** Undefined, which the contract refuses, where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
