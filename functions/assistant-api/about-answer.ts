/** The protocol of an answer, for the OpenAPI document. */
export const ABOUT_ANSWER = `
Takes the next step of help and sends the answer as server-sent events. Each has JSON as its data:

- \`start\`: which step it is, and who answers: a \`model\`, or what the \`author\` wrote; \`message\` says why.
- \`text\`: Markdown to append. Text of the model is as untrusted as any text of a stranger.
- \`fallback\`: the model did not answer or not to the end (\`reason\`). What follows are the authors' words.
- \`end\`: the last event. \`complete\` is false where the answer did not end as it should; \`message\` says why.

A reader that leaves stops the model. What had arrived by then is kept. A repeat with the same \`Idempotency-Key\` takes no other
step: it gets the stored answer, and waits for one that is still being given.

The next step wants something of the learner, as the ladder says: an answer they have not tried yet, or a sentence that they
have not written yet. While an exam of the learner asks the same question, also in another attempt or community, all help
is refused with \`exam_running\`. Instructors of the community can read what is asked and answered.`.trim()
