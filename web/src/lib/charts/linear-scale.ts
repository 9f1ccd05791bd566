type Span = readonly [from: number, to: number]

export type Scale = (value: number) => number

/** Maps a span of values to a span of positions. Where all values are the same, they lie in the middle. */
export function linearScale([low, high]: Span, [start, end]: Span): Scale {
  return (value) => {
    const share = high === low ? 0.5 : (value - low) / (high - low)
    return start * (1 - share) + end * share
  }
}

/** The height of a drawing in percent, which starts at the top. */
export const PERCENT_UP: Span = [100, 0]
export const PERCENT: Span = [0, 100]
