import { parseHelpArticle } from '#domain/help/article.ts'
import { createHelpCenter } from './help-center.server.ts'

/** By their paths. They are part of the build, so the server reads no file. */
const files = import.meta.glob<string>('../../../../../seeds/help/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const slugOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length)

export const helpCenter = createHelpCenter(
  Object.entries(files).map(([path, text]) => parseHelpArticle(slugOf(path), text)),
)
