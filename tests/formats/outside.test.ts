import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { BankFormat, BankQuestion } from '../../functions/_domain/attempts/bank.ts'
import { readBank } from '../../functions/_formats/read-bank.ts'

const FOLDER = new URL('outside/', import.meta.url)
const formatOf = (file: string): BankFormat =>
  file.endsWith('.xml') ? 'moodle_xml' : file.endsWith('.gift') ? 'gift' : 'aiken'
const cell = (text: string) => text.replaceAll('|', String.raw`\|`).replaceAll(/\s*\n\s*/g, ' ')
const said = ({ kind, prompt, options, answer }: BankQuestion) =>
  `${kind}: \`\`${[prompt, ...(options ?? []), JSON.stringify(answer)].join(' / ')}\`\``

const files = readdirSync(FOLDER).filter((file) => !file.endsWith('.md'))

const rows = files.flatMap((file) =>
  readBank(formatOf(file), readFileSync(new URL(file, FOLDER), 'utf8'), { topic: 'T', explanation: 'E' }).map(
    ({ line, question, refusal, skipped, notes }) => {
      const outcome = question ? 'taken' : skipped ? 'skipped' : `refused (${refusal?.code})`
      const words = [question ? said(question) : (refusal?.message ?? ''), ...notes].filter(Boolean).join('; ')
      return `| ${file} | ${line} | ${outcome} | ${cell(words)} |`
    },
  ),
)

it('files as other programs and authors write them are read, or refused in words that name the cause', async () => {
  expect(files).toHaveLength(30)
  const table = ['| file | line | outcome | in words |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
  await expect(table).toMatchFileSnapshot('outside/outcomes.md')
})
