import { plural } from '../locale/counts.ts'
import { listText } from '../locale/lists.ts'
import { ALERTS, type AlertId } from './alerts.ts'
import type { Judgement } from './judge-alerts.ts'

/** How all of it is, in one sentence. */
export function verdictOf(judgements: readonly Judgement[], processes: number): string {
  const firing = judgements.filter(({ state }) => state === 'firing')
  if (firing.length > 0) {
    const titles = firing.map(({ alert }) => ALERTS[alert].title)
    const said = titles.map((title, index) => (index === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1)))
    return `${listText(said)}.`
  }
  if (processes === 0) return 'No process tells how it is, so there is little to judge.'
  const unknown = judgements.filter(({ state }) => state === 'unknown').length
  if (unknown === 0) return 'Everything is fine.'
  return `Everything is fine, as far as there is anything to judge: ${unknown} ${plural(unknown, 'alert waits', 'alerts wait')} for figures.`
}

const URGENCY = { firing: 0, unknown: 1, ok: 2 } as const

/** What is wrong first, and of that the critical; the rest as it was. */
export const byUrgency = (judgements: readonly Judgement[]): Judgement[] =>
  judgements.toSorted((a, b) => urgencyOf(a) - urgencyOf(b))

const urgencyOf = ({ state, severity }: Judgement) => URGENCY[state] * 2 + (severity === 'critical' ? 0 : 1)

export const aboutAlert = (alert: AlertId) => ALERTS[alert]
