/** The text of an error page: what happened, what is safe, what to do. */
export interface Wording {
  title: string
  happened: string
  todo: string
}

/** What is said of an error that the server does not know of. */
export const IN_BROWSER: Wording = {
  title: 'This page did not load',
  happened: 'The connection may be lost, or something went wrong on our side.',
  todo: 'What you saved is safe. Try again in a moment.',
}
