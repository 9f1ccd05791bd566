/** An error as it is kept beside the event that caused it. */
export const describeError = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500)
