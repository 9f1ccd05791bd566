import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseHelpArticle } from '../../functions/_domain/help/article.ts'

export const HELP_BUNDLE = 'functions/_services/help/articles.json'

/** The articles of seeds/help as one file, which the functions bring along. */
export function helpBundle(root: string): string {
  const folder = join(root, 'seeds/help')
  const articles = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .toSorted()
    .map((file) => parseHelpArticle(file.slice(0, -'.md'.length), readFileSync(join(folder, file), 'utf8')))
  return `${JSON.stringify(articles, null, 2)}\n`
}

// npm run help:bundle
if (import.meta.main) {
  const root = join(import.meta.dirname, '../..')
  writeFileSync(join(root, HELP_BUNDLE), helpBundle(root))
  console.log(`Wrote ${HELP_BUNDLE}.`)
}
