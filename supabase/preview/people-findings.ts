import type { PreviewResult } from './preview.ts'
import { dangerous, look, type Finding } from './report.ts'
import { READERS } from './visible-rows.ts'
import { capitalized, code, count, nameOf, OPERATION_NAMES, sayMs } from './words.ts'

/** An operation is slower where it takes so many times as long, and so many milliseconds more. */
const SLOWER = { times: 1.5, ms: 5 }

export function accessFindings({ after, before, access }: PreviewResult): Finding[] {
  const bare = (after?.access.unprotected ?? []).map((table) =>
    dangerous(`${code(table)} has no row-level security: whoever holds a grant reads every row.`),
  )
  const isNew = (table: string | null) => table !== null && !before?.rows.has(table)
  const changes = access
    // Of a new table, what its policies open is no surprise. What lacks row-level security stands above.
    .filter(({ isWide, table, sentence }) => (isWide || !isNew(table)) && !/has no row-level security/.test(sentence))
    .map(({ isWide, what, sentence }) => (isWide && what === 'more' ? dangerous(sentence) : look(sentence)))
  return [...bare, ...changes, ...visibleFindings(before, after)]
}

function visibleFindings(before: PreviewResult['before'], after: PreviewResult['after']): Finding[] {
  if (!before || !after) return []
  return [...after.visible].flatMap(([table, now]) => {
    const was = before.visible.get(table)
    if (!was) return []
    const newRows = Math.abs((after.rows.get(table) ?? 0) - (before.rows.get(table) ?? 0))
    return READERS.flatMap((reader) => {
      const [then, is] = [was[reader], now[reader]]
      if (then === is || is === undefined) return []
      // Rows that the change wrote or deleted are told elsewhere.
      if (typeof then === 'number' && typeof is === 'number' && Math.abs(is - then) <= newRows) return []
      const who = reader === 'nobody' ? 'Nobody in particular' : `The sample ${reader}`
      const text = `${who} reads ${sayVisible(is)} of ${code(table)}, before ${sayVisible(then ?? 0)}.`
      const isMore = typeof is === 'number' && is > (typeof then === 'number' ? then : 0)
      return [isMore && (reader === 'nobody' || reader === 'learner') ? dangerous(text) : look(text)]
    })
  })
}

const sayVisible = (rows: number | 'refused' | 'slow') =>
  typeof rows === 'number' ? count(rows, 'row') : rows === 'slow' ? 'too many rows to count' : 'no row'

export function awardFindings({ awards, totals, awardsFailure }: PreviewResult): Finding[] {
  const findings = awards.map((change) => {
    const learners = count(change.learners, 'learner')
    const name = nameOf(change)
    if (change.what === 'taken') return dangerous(`${learners} would lose ${name}.`)
    if (change.what === 'unmet')
      return look(
        change.isLive
          ? `${learners} hold ${name} and do not meet its rule any more. They keep it; nobody who did as much gets it from now on.`
          : `${learners} hold ${name}, which is no longer live. They keep it; nobody gets it from now on.`,
      )
    return look(
      `${learners} would get ${name}${change.what === 'awarded' ? ', written by the change itself' : ' by the next sweep'}.`,
    )
  })
  if (totals && totals.learners > 0)
    findings.push(
      look(
        `The XP or level of ${count(totals.learners, 'learner')} changes, by ${count(totals.xp, 'XP', 'XP')} in all.`,
      ),
    )
  if (awardsFailure?.side === 'after')
    findings.push(dangerous(`The engine of this tree does not work on the changed database: ${awardsFailure.message}.`))
  return findings
}

export function operationFindings({ operations }: PreviewResult): Finding[] {
  return operations.flatMap(({ operation, before, after, newSteps }) => {
    const name = capitalized(OPERATION_NAMES[operation])
    if (before.failure !== null) return []
    if (after.failure !== null) return [dangerous(`${name} fails on the changed database: ${after.failure}.`)]
    const isSlower =
      after.median > SLOWER.times * before.median &&
      after.median > before.median + SLOWER.ms &&
      // Where the two overlap, the machine was busy.
      after.fastest > before.slowest
    const scans = newSteps.filter((step) => step.startsWith('Seq Scan'))
    return [
      ...(isSlower ? [look(`${name} takes ${sayMs(after.median)}, before ${sayMs(before.median)}.`)] : []),
      ...(scans.length > 0 ? [look(`${name} reads whole tables now: ${scans.join(', ')}.`)] : []),
    ]
  })
}
