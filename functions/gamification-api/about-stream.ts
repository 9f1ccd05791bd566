/** How to read the stream: the one place where it is written down for those who do. */
export const ABOUT_STREAM = `
- \`notification\`: one of them, as in the list. Its event id begins with the notification's.
- \`unread\`: \`{unread}\`, at the start and whenever it is another number.
- \`end\`: \`{reason}\`, the last event. \`expired\`: come again with a fresh token. \`stopping\`, \`failed\`: come
  again. \`replaced\`: there are more than five streams of this learner and this was the oldest; it may stay closed.
- A comment every 20 seconds, so that a line that is dead is noticed.

Whoever comes again with \`Last-Event-ID\` is told all that came meanwhile, each once. Without, a stream begins with what
comes from now on; \`?after=\` with the newest of the list continues from there.`.trim()
