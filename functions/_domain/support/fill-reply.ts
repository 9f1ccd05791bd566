/** A reply that was written in advance, with the learner's name for each `{name}`. What the name itself has in braces stays as it is. */
export const fillReply = (text: string, { name }: { name: string }): string => text.replaceAll('{name}', () => name)
