/** The protocol of the stream, for the OpenAPI document. */
export const ABOUT_STREAM = `
Sends server-sent events until the client leaves or the server ends the stream.

- \`notification\`: a notification, as in the list. The event id begins with the notification's id.
- \`unread\`: \`{unread}\`, at the start and whenever the number changes.
- \`end\`: \`{reason}\`, the last event. \`expired\`: reconnect with a fresh token. \`stopping\`, \`failed\`:
  reconnect. \`replaced\`: this learner has more than five streams and this was the oldest; it may stay closed.
- A comment every 20 seconds, so that a reader notices a dead connection.

A reader that reconnects with \`Last-Event-ID\` gets every notification it missed, each once. Without it, a stream starts
with notifications from now on; with \`?after=\` and the newest id of the list, it continues from there.`.trim()
