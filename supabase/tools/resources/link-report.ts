import { count } from '../../../functions/_domain/locale/counts.ts'
import type { CheckedLink } from './check-links.ts'

/** A table of the links that failed or moved, and how many there are of each. */
export function linkReport(checked: readonly CheckedLink[]): string {
  const of = (outcome: CheckedLink['outcome']) => checked.filter((link) => link.outcome === outcome)
  const [failed, moved, fine] = [of('failed'), of('moved'), of('fine')]
  const rows = [...failed, ...moved]
  const widest = Math.max(...rows.map(({ slug }) => slug.length))
  const table = rows.map(
    ({ outcome, slug, url, detail }) => `${outcome.padEnd(6)}  ${slug.padEnd(widest)}  ${url} → ${detail}\n`,
  )
  return `${table.join('')}${count(checked.length, 'address', 'addresses')}: ${fine.length} fine, ${moved.length} moved, ${failed.length} failed.`
}
