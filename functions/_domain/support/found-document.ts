/** What an answer may cite. */
export interface FoundDocument {
  kind: 'article' | 'answer' | 'resource'
  /** The slug of an article, or the id of what else it is. */
  id: string
  title: string
  text: string
}

/** How a document fits a question, as the search measured it. */
export interface DocumentFit {
  /** How much of the question's words the document has, from 0 to 1; rare words count for more. */
  share: number
  /** Where the words stand, and how close together: `ts_rank_cd`. A word in a title counts one. */
  rank: number
  /** Whether an earlier answer in the same thread cites it. */
  isKnown: boolean
}

/** The most documents that go along with a question, and how many of them for being cited before. */
const MOST = 5
const MOST_KNOWN = 2
/** The most characters of each: help articles have at most 300 words. */
const LONGEST = 2500

/** Half of what was asked, in more than passing, or several of its words where they count. docs/support.md has the measurements. */
const isAboveFloor = ({ share, rank }: DocumentFit): boolean => (share >= 0.5 && rank >= 0.3) || rank >= 1.5

/** The documents that an answer may be made of, the best first; none where no model should be asked. */
export function documentsFor(found: readonly (FoundDocument & DocumentFit)[]): FoundDocument[] {
  const best = found.toSorted((a, b) => b.share * b.rank - a.share * a.rank)
  const known = best.filter(({ isKnown }) => isKnown).slice(0, MOST_KNOWN)
  const others = best.filter((it) => !known.includes(it) && isAboveFloor(it))
  return [...known, ...others]
    .slice(0, MOST)
    .map(({ kind, id, title, text }) => ({ kind, id, title, text: text.slice(0, LONGEST).toWellFormed() }))
}
