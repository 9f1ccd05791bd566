import { plainText } from '../../_domain/plain-text.ts'

/** Lists show the beginning of a question as text, without marks of Markdown. */
export const withPlainBeginning = <Row extends { first: string }>(row: Row): Row => ({
  ...row,
  first: plainText(row.first),
})
