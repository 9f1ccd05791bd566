export interface TextPart {
  text: string
  isLink: boolean
}

/** A text in parts, so that its addresses can be links. */
export const linkParts = (text: string): TextPart[] =>
  text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) => ({ text: part, isLink: index % 2 === 1 }))
