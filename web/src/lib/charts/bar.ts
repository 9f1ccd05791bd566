/** One bar of a chart. */
export interface Bar {
  name: string
  value: number
  /** The value in words. */
  says: string
  /** The bar that the chart is about, drawn in color. */
  own?: boolean
  /** Whether its value is written above it. */
  labelled?: boolean
}
