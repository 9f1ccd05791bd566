/** A username behind an @ that does not stand within a word, such as an address of mail. */
const MENTION = /(?<![\p{L}\p{N}_.@/-])@([a-z0-9][a-z0-9_-]{1,28}[a-z0-9])(?![\p{L}\p{N}_-])/giu

/** So many people one comment can mention. */
export const MOST_MENTIONED = 10

export interface Mention {
  username: string
  /** Where it stands in the text, with its @. */
  from: number
  to: number
}

/** What a text mentions, as it stands in it. */
export const mentionsIn = (text: string): Mention[] =>
  [...text.matchAll(MENTION)].map(({ 0: whole, 1: username = '', index }) => ({
    username: username.toLowerCase(),
    from: index,
    to: index + whole.length,
  }))

/** Whom a text mentions: each once, and no more than may be. */
export const mentionedIn = (text: string): string[] =>
  [...new Set(mentionsIn(text).map(({ username }) => username))].slice(0, MOST_MENTIONED)
