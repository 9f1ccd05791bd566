import type { PreviewResult } from './preview.ts'
import type { ReportSection } from './report.ts'
import { READERS } from './visible-rows.ts'
import { capitalized, code, count, listed, nameOf, OPERATION_NAMES, sayMs, sayNumber } from './words.ts'

const AWARD_WORDS = {
  taken: 'taken from',
  unmet: 'kept, and not met any more, by',
  awarded: 'written for',
  given: 'given by the next sweep to',
} as const

const AWARD_SUMS = {
  taken: 'taken away',
  unmet: 'kept but no longer met',
  awarded: 'written by the change',
  given: 'given by the next sweep',
} as const

const distinct = (steps: readonly string[]) => [...new Set(steps)].map(code)

export function awardsSection({ awards, totals, awardsFailure }: PreviewResult): ReportSection {
  const kinds = ['taken', 'unmet', 'awarded', 'given'] as const
  const sum = kinds.flatMap((what) => {
    const number = awards.filter((it) => it.what === what).length
    return number > 0 ? [`${number} ${AWARD_SUMS[what]}`] : []
  })
  const lead = awardsFailure
    ? `They could not be compared, since the engine of this tree does not work on the database ${awardsFailure.side} the change: ${awardsFailure.message}.`
    : awards.length === 0
      ? 'Every learner has what they had, and meets the rules they met.'
      : `By the rules as the sweep evaluates them, for every learner: ${listed(sum)}.`
  return {
    id: 'achievements',
    title: 'Achievements and gates',
    lead,
    items:
      totals && totals.learners > 0
        ? [
            `The XP or level of ${count(totals.learners, 'learner')} changes: ${sayNumber(totals.xp)} XP in all, ${count(totals.levels, 'level')}.`,
          ]
        : [],
    tables:
      awards.length === 0
        ? []
        : [
            {
              caption: 'What learners would have, and would not',
              head: ['What', 'Is', '#Learners', 'For example'],
              rows: awards.map((change) => [
                `${change.kind} ${nameOf(change)}`,
                AWARD_WORDS[change.what],
                sayNumber(change.learners),
                change.examples.map((id) => code(id)).join(' '),
              ]),
            },
          ],
  }
}

export function accessSection({ access, before, after }: PreviewResult): ReportSection {
  const tables = [...(after?.visible ?? [])].flatMap(([table, now]) => {
    const was = before?.visible.get(table)
    const say = (rows: number | string | undefined) =>
      rows === undefined ? '–' : typeof rows === 'number' ? sayNumber(rows) : rows
    const cells = READERS.map((reader) =>
      !was || was[reader] === now[reader] ? say(now[reader]) : `${say(was[reader])} → ${say(now[reader])}`,
    )
    const differs = !was || READERS.some((reader) => was[reader] !== now[reader])
    return differs ? [[code(table), ...cells]] : []
  })
  return {
    id: 'access',
    title: 'Who may do what',
    lead:
      access.length === 0 && tables.length === 0
        ? 'Everybody may do what they might, and sample people read the same rows of every table.'
        : `${count(access.length, 'right or policy', 'rights and policies')} differ${access.length === 1 ? 's' : ''}. Sample people read other rows of ${count(tables.length, 'table')}.`,
    items: access.map(({ sentence }) => sentence),
    tables:
      tables.length === 0
        ? []
        : [
            {
              caption: 'Rows that sample people read',
              head: ['Table', ...READERS.map((reader) => `#${reader}`)],
              rows: tables,
            },
          ],
  }
}

export function operationsSection({ operations }: PreviewResult): ReportSection {
  const say = ({ failure, median }: (typeof operations)[number]['before']) =>
    failure === null ? sayMs(median) : 'failed'
  return {
    id: 'operations',
    title: 'What learners ask for most',
    lead:
      operations.length === 0
        ? 'It was not measured: it was not asked for, nothing was changed, or the database has no learner.'
        : 'Measured through the services, for one learner of the copy, on the database before and after in turn; medians, the slowest first.',
    items: operations.flatMap(({ operation, before, after, newSteps, goneSteps }) => [
      ...(before.failure === null
        ? []
        : [
            `${capitalized(OPERATION_NAMES[operation])} does not work on the database before the change: ${before.failure}.`,
          ]),
      ...(after.failure === null
        ? []
        : [
            `${capitalized(OPERATION_NAMES[operation])} does not work on the database after the change: ${after.failure}.`,
          ]),
      ...(newSteps.length + goneSteps.length === 0
        ? []
        : [
            `Another plan for ${OPERATION_NAMES[operation]}: ${listed(distinct(newSteps)) || 'nothing new'}, before ${listed(distinct(goneSteps)) || 'nothing else'}.`,
          ]),
    ]),
    tables:
      operations.length === 0
        ? []
        : [
            {
              caption: 'Time of an operation',
              head: ['Operation', '#Before', '#After'],
              rows: operations
                .toSorted((a, b) => (b.after.median || 0) - (a.after.median || 0))
                .map(({ operation, before, after }) => [
                  capitalized(OPERATION_NAMES[operation]),
                  say(before),
                  say(after),
                ]),
            },
          ],
  }
}
