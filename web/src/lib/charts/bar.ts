/** One bar of a figure. */
export interface Bar {
  name: string
  value: number
  /** The value in words. */
  says: string
  /** What the figure is about: drawn in colour. */
  own?: boolean
  /** Says its value above itself. */
  labelled?: boolean
}
