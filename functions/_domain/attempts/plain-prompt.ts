import { plainText } from '../plain-text.ts'

const GAP = /\{\{\d+\}\}/g

/** A prompt as it is read in a list: without marks of Markdown, each gap as a line to write on. */
export const plainPrompt = (markdown: string): string => plainText(markdown).replaceAll(GAP, '____')
