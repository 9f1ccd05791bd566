import { dirname, normalize } from 'node:path'
import { files, read } from './files.ts'

/** The text outside fenced code: what looks like a link or a heading in there is neither. */
const withoutFences = (text: string) => text.replaceAll(/^```[\s\S]*?^```$/gm, '')

/** What a page links to inside the repository, and the heading there, if the link names one. */
export function linksIn(page: string): { file: string; anchor: string | undefined }[] {
  const targets = [...withoutFences(read(page)).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
  return targets.map(([, path = '', anchor]) => ({
    file: path === '' ? page : normalize(`${dirname(page)}/${path}`).replace(/\/$/, ''),
    anchor,
  }))
}

const tops = new Set(files.map((file) => file.split('/')[0]))

/** The paths in a page's inline code. Only what begins like a path of the repository is meant as one. */
export const pathsIn = (page: string): string[] =>
  [...withoutFences(read(page)).matchAll(/`([\w.@-]+(?:\/[\w.@[\]()-]+)+\/?)`/g)]
    .map(([, path = '']) => normalize(path).replace(/\/$/, ''))
    .filter((path) => tops.has(path.split('/')[0]))

/** The anchors of a page's headings, as GitHub makes them. */
export const anchorsIn = (page: string): string[] =>
  [...withoutFences(read(page)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** The npm scripts that a page tells its reader to run, in fences too. */
export const scriptsIn = (page: string): string[] =>
  [...read(page).matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = '']) => script)

/** Words with a letter or a digit in them: the lines of a table are none. */
export const countWords = (page: string): number =>
  read(page)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
