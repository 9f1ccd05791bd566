/** Days before today, the oldest first: '12-9 7 3-0' is four days in a row, one alone and four until today. */
export function daysAgo(text: string): number[] {
  return text.split(' ').flatMap((stretch) => {
    const [from = 0, to = from] = stretch.split('-').map(Number)
    return Array.from({ length: from - to + 1 }, (_, index) => from - index)
  })
}
