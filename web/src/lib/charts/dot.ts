/** One dot of a chart. */
export interface Dot {
  name: string
  x: number
  y: number
  /** Whether it is highlighted and named. */
  marked: boolean
}
