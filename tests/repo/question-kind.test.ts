import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { files, read, root } from './files.ts'

const KINDS = 'functions/_domain/attempts/kinds/kinds.ts'
const MADE_UP = 'sketching'

/** The list of files in the recipe, in its order. */
const listed = [...read('docs/recipes/question-kind.md').matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file = '']) => file)

/** What the type check says of each file once the list of kinds has one more. */
function failuresWithOneMoreKind(): Map<string, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const host = ts.createCompilerHost(options)
  host.readFile = (file) => {
    const text = ts.sys.readFile(file)
    return file === join(root, KINDS) ? text?.replace('QUESTION_KINDS = [', `QUESTION_KINDS = ['${MADE_UP}', `) : text
  }
  // Only the name of the type can make a record demand the kind; components have their records in files of TypeScript.
  const naming = files.filter((file) => file.endsWith('.ts') && /\bQuestionKind\b/.test(read(file)))
  const program = ts.createProgram(
    naming.map((file) => join(root, file)),
    options,
    host,
  )
  return new Map(
    naming.flatMap((file) => {
      const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(join(root, file)))
      const messages = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      return messages.length > 0 ? [[file, messages.join('\n')] as const] : []
    }),
  )
}

describe('a new kind of question', () => {
  let failures: ReturnType<typeof failuresWithOneMoreKind>
  beforeAll(() => {
    failures = failuresWithOneMoreKind()
  })

  it('fails the type check in every file that has to learn it, and the recipe lists those', () => {
    const others = [
      KINDS,
      'functions/_domain/attempts/kinds/<kind>.ts',
      'functions/_db/migrations.ts',
      'migrations/<timestamp>_<kind>.sql',
    ]
    expect(listed.toSorted()).toEqual([...others, ...failures.keys()].toSorted())
  })

  it('is what those files miss', () => {
    expect([...failures].filter(([, messages]) => !messages.includes(MADE_UP))).toEqual([])
  })

  it('can be forgotten nowhere else: no other source file names a kind', () => {
    // "numeric" means other things, too, and what knows one kind knows the others.
    const naming = files
      .filter((file) => /^(functions|web\/src|supabase|bench)\/.*\.(ts|svelte)$/.test(file))
      .filter((file) => /\b(single_choice|multiple_choice|true_false|short_text)\b/.test(read(file)))
    const own = naming.filter((file) => file.startsWith('functions/_domain/attempts/kinds/'))
    // Aiken has single choice and refuses the others, whichever there are.
    const aiken = ['functions/_formats/aiken/read.ts', 'functions/_formats/aiken/write.ts']
    // A case has parts of some kinds only.
    const cases = ['functions/_contracts/attempts/parts.ts', 'functions/_contracts/tests/bank-case.ts']
    expect(naming.filter((file) => ![...listed, ...own, ...aiken, ...cases].includes(file))).toEqual([])
  })
})
