/** The fields of a gate that constrain each other. */
export interface GateFields {
  type: 'knowledge_check' | 'skill_demonstration' | 'completion' | 'certification'
  validation: 'auto' | 'manual' | 'auto_then_manual'
  validation_criteria: unknown
  passing_score: number | null
  max_attempts: number | null
  cooldown_hours: number | null
}

export interface GateFieldError {
  path: keyof GateFields
  message: string
}

/** The fields that do not fit the others. The database has the same rules as constraints, but for that of the own work. */
export function unfitGate(gate: GateFields): GateFieldError[] {
  const unfit: GateFieldError[] = []
  const criteria = gate.validation_criteria
  if (gate.validation === 'manual' && criteria !== null)
    unfit.push({ path: 'validation_criteria', message: 'only an instructor passes this gate: it has no rule' })
  if (gate.validation !== 'manual' && criteria === null)
    unfit.push({ path: 'validation_criteria', message: 'expected the rule that passes it' })
  // A rule brings nothing to read, and reading it is what the instructor is for.
  if (gate.type === 'skill_demonstration' && gate.validation === 'auto_then_manual')
    unfit.push({
      path: 'validation',
      message: 'learners hand in their own work: let the rule open the gate instead',
    })
  const takesEvidence = gate.validation !== 'auto'
  if (!takesEvidence && gate.max_attempts !== null)
    unfit.push({ path: 'max_attempts', message: 'nothing is handed in here' })
  if (!takesEvidence && gate.cooldown_hours !== null)
    unfit.push({ path: 'cooldown_hours', message: 'nothing is handed in here' })
  if (gate.type !== 'knowledge_check' && gate.passing_score !== null)
    unfit.push({ path: 'passing_score', message: 'only a knowledge check has a score to pass' })
  return unfit
}
