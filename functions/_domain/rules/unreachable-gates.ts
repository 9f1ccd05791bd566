import type { GateNode, GateSurroundings } from './gate-surroundings.ts'

/** Why a gate that a rule names can never be passed before the gate with that rule. */
export function whyNamedGateNeverPasses(slug: string, around: GateSurroundings): string | undefined {
  const named = around.gates.find((gate) => gate.slug === slug)
  if (!named) return `there is no gate “${slug}”`
  if (named.id === around.id) return 'it would have to be passed before itself'
  return dependsOnThis(named, around) ? `“${named.title}” needs this one first` : whyNeverOpens(named.id, around)
}

/** Whether a gate depends on the surrounded one, by the gates it needs and by those its rules name. */
function dependsOnThis(from: GateNode, { id, gates }: GateSurroundings): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let gate = open.pop(); gate; gate = open.pop()) {
    if (gate.id === id) return true
    if (seen.has(gate.id)) continue
    seen.add(gate.id)
    const { needs, names } = gate
    open.push(...gates.filter((other) => needs.includes(other.id) || names.includes(other.slug)))
  }
  return false
}

/** Why a learner who has not passed a gate never can: it, or a gate that must be passed before it, is not live. */
export function whyNeverOpens(
  id: string,
  around: GateSurroundings,
  seen: ReadonlySet<string> = new Set(),
): string | undefined {
  const gate = around.gates.find((other) => other.id === id)
  if (!gate) return undefined
  if (gate.status === 'draft') return `“${gate.title}” is still a draft, so learners cannot pass it`
  if (gate.status === 'retired') return `“${gate.title}” is retired, so no more learners can pass it`
  const path = new Set([...seen, id])
  for (const need of gate.needs) {
    const why = path.has(need) ? undefined : whyNeverOpens(need, around, path)
    if (why !== undefined) return `“${gate.title}” never opens: ${why}`
  }
  return undefined
}
