import { filesSection, locksSection, rowsSection, schemaSection } from './database-sections.ts'
import { findingsOf, LIMITS, type PreviewLimits } from './findings.ts'
import { accessSection, awardsSection, operationsSection } from './people-sections.ts'
import type { PreviewResult } from './preview.ts'
import type { Finding, Report, Verdict } from './report.ts'
import { code, count, sayNumber } from './words.ts'

export function toReport(result: PreviewResult, limits: PreviewLimits = LIMITS): Report {
  const findings = findingsOf(result, limits)
  const verdict = verdictOf(findings)
  return {
    title: 'What this change would do',
    verdict,
    summary: summaryOf(result, verdict, findings),
    findings,
    about: aboutOf(result),
    sections:
      result.files.length === 0
        ? []
        : [
            filesSection(result),
            schemaSection(result),
            locksSection(result),
            rowsSection(result),
            awardsSection(result),
            accessSection(result),
            operationsSection(result),
          ],
  }
}

const verdictOf = (findings: readonly Finding[]): Verdict => {
  if (findings.some(({ level }) => level === 'dangerous')) return 'dangerous'
  return findings.length > 0 ? 'look' : 'harmless'
}

function summaryOf({ files }: PreviewResult, verdict: Verdict, findings: readonly Finding[]): string {
  if (files.length === 0) return 'Harmless: the database has every migration and seed of this tree already.'
  if (verdict === 'harmless')
    return 'Harmless: nobody waits for it, nothing is lost, nobody may do more or less, and nothing is slower.'
  const first = findings[0]?.text ?? ''
  const more = findings.length > 1 ? ` And ${count(findings.length - 1, 'more thing')}.` : ''
  return `${verdict === 'dangerous' ? 'Dangerous' : 'Look at this'}: ${first}${more}`
}

const METHODS: Record<NonNullable<PreviewResult['method']>, string> = {
  files: 'a copy that Postgres made, file by file',
  rows: 'a copy of its rows, since others were connected; free space and statistics in it are as new',
  scratch: 'the database itself, which was given as a copy to try things on',
}

function aboutOf({ source, method, before }: PreviewResult): string {
  if (method === null || !before) return `Compared with the database ${code(source)}.`
  const rows = [...before.rows.values()].reduce((sum, it) => sum + it, 0)
  return `Tried with the rows of ${code(source)}, ${sayNumber(rows)} of them in ${count(before.rows.size, 'table')}, on ${METHODS[method]}.`
}
