import type { HelpArticle } from '../../../functions/_domain/help/article.ts'

/** What an article says, without the signs of Markdown: links are their text, lists have no numbers. */
export const plainText = ({ title, summary, body }: HelpArticle): string =>
  [title, summary, ...body.split('\n').map((line) => line.replace(/^\s*(?:\d+\.|[-#]+)\s+/, ''))]
    .join('\n')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\s+/g, ' ')

const onOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/** The names of buttons and pages: what is bold. */
export const boldIn = ({ body }: HelpArticle): string[] =>
  [...body.matchAll(/\*\*(.+?)\*\*/gs)].map(([, text = '']) => onOneLine(text))

/** Keys, and settings of the API. */
export const codeIn = ({ body }: HelpArticle): string[] => [...body.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

export const linksIn = ({ body }: HelpArticle): string[] =>
  [...body.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) => target)

export const countWords = ({ body }: HelpArticle): number =>
  body.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
