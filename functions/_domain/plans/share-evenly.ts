/** Shares questions out among so many days, evenly, the first days before the last, and at most so many a day. */
export function shareEvenly(questions: number, days: number, most: number): number[] {
  let left = questions
  return Array.from({ length: days }, (_, index) => {
    const share = Math.min(most, Math.ceil(left / (days - index)))
    left -= share
    return share
  })
}
