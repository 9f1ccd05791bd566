/** One dot of a figure. */
export interface Dot {
  name: string
  x: number
  y: number
  /** Drawn so that it is seen, with its name. */
  marked: boolean
}
