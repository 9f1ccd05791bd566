import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import type { z } from 'zod'
import { changeBody, defineBody, tryBody } from '../../functions/_contracts/achievements/define.ts'
import { inviteBody } from '../../functions/_contracts/communities/invitations.ts'
import { createBody, changeBody as changeCourseBody, orderBody } from '../../functions/_contracts/courses/authoring.ts'
import { changeContentBody, createContentBody } from '../../functions/_contracts/courses/contents.ts'
import { changeGateBody, createGateBody, orderGatesBody } from '../../functions/_contracts/gates/authoring.ts'
import { submitBody, waiveBody } from '../../functions/_contracts/gates/gates.ts'
import { decideBody } from '../../functions/_contracts/gates/reviews.ts'
import { criteria, leaves } from '../../functions/_contracts/rules/criteria.ts'
import { changeResourceBody, reportBody, suggestBody } from '../../functions/_contracts/resources/suggestions.ts'
import { PROBLEM_CODES } from '../../functions/_http/problem.ts'
import { describe } from '../../web/src/lib/error-pages.server.ts'
import { fieldSentence } from '../../web/src/lib/field-sentences.ts'
import { formProblem, problemSentence } from '../../web/src/lib/problems.ts'
import { errorSentence, refusalSentence } from '../../web/src/lib/refusal-sentence.ts'
import { files, read } from '../repo/files.ts'
import { anyOf } from '../support/any-request.ts'

const isSentence = (text: string) => /^[A-Z“].*[.:]$/s.test(text)
/** What zod says, keys and codes. */
const INTERNAL = /expected|received|Invalid|Too (?:small|big)|Unrecognized|[a-z]_[a-z]|@|=|[{}[\]<>]|\bgte\b|\blte\b/

suite('problem codes', () => {
  it.each(PROBLEM_CODES)('$code has a sentence for forms and for the error page', ({ code, status }) => {
    expect(problemSentence(code)).toSatisfy(isSentence)
    expect(formProblem(code)).not.toMatch(INTERNAL)
    const page = describe(status, { code, says: problemSentence(code) })
    expect([page.happened, page.todo]).toSatisfy((texts: string[]) => texts.every(isSentence))
    expect(Object.values(page).join(' ')).not.toMatch(INTERNAL)
  })

  it('a code that the site has never heard of is not shown', () => {
    expect(formProblem('some_new_code')).toBe('That did not work. Nothing was changed. Try again in a moment.')
    expect(describe(409, { code: 'some_new_code' }).happened).toBe('The site could not do what you asked.')
  })

  it('a conflict says which kind it is', () => {
    const conflict = (...paths: string[]) =>
      refusalSentence({ code: 'conflict', errors: paths.map((path) => ({ path, message: 'Exam' })) })
    expect(conflict('body.revision')).toContain('saved another version')
    expect(conflict('body.updated_at')).toContain('saved another version')
    expect(conflict('ids[0]')).toContain('changed the list')
    expect(conflict('needed_by', 'needed_by')).toBe('Exam and Exam still need it. Change that first.')
    expect(conflict()).toContain('no longer possible')
    expect(errorSentence('milestone_cycle', 'A → B → A')).toBe('These gates would need each other: A → B → A.')
  })
})

/** Everything that a form of the site checks before it asks the API, whose schemas are the same. */
const SCHEMAS: Record<string, z.ZodType> = {
  defineBody,
  changeBody,
  tryBody,
  inviteBody,
  createBody,
  changeCourseBody,
  orderBody,
  createContentBody,
  changeContentBody,
  createGateBody,
  changeGateBody,
  orderGatesBody,
  submitBody,
  waiveBody,
  decideBody,
  suggestBody,
  changeResourceBody,
  reportBody,
  criteria,
  ...leaves,
}

suite('field errors', () => {
  it.each(Object.entries(SCHEMAS))(
    'whatever %s refuses, the form says a sentence without internal words',
    (_, schema) => {
      const known = { ids: ['018f0000-0000-7000-8000-000000000000'], slugs: ['network', 'a b'] }
      fc.assert(
        fc.property(fc.oneof(anyOf(schema, known), fc.jsonValue({ maxDepth: 3 })), (value) => {
          for (const { message } of schema.safeParse(value).error?.issues ?? []) {
            const sentence = fieldSentence(message)
            expect(sentence).toSatisfy(isSentence)
            expect(sentence).not.toMatch(INTERNAL)
            // Hidden fields alone may go without words of their own.
            if (sentence === 'Check this value.')
              expect(message).toMatch(/^Invalid (?:UUID|ISO|string|key|value in)|no year 0/)
          }
        }),
        { numRuns: 300 },
      )
    },
  )

  it.each([
    ['Too small: expected string to have >=1 characters', 'Fill this in.'],
    ['Too big: expected string to have <=2000 characters', 'Use at most 2,000 characters.'],
    ['Too small: expected number to be >=1', 'Enter 1 or more.'],
    ['Too big: expected int to be <=10000', 'Enter 10,000 or less.'],
    ['rare pays 100 to 200', 'Rare achievements pay 100 to 200 XP.'],
    ['unknown event type wod_complted', 'Choose what is counted from the list.'],
    ['anything else with test_completed@mode=exam', 'Check this value.'],
  ])('"%s" is said as "%s"', (message, sentence) => expect(fieldSentence(message)).toBe(sentence))
})

suite('pages', () => {
  const sources = files.filter((file) => /^web\/src\/.*\.(?:ts|svelte)$/.test(file) && !file.includes('api-reference'))
  const lines = sources.flatMap((file) =>
    read(file)
      .split('\n')
      .map((line) => `${file}: ${line.trim()}`),
  )

  it('never show what a problem says in detail', () => {
    // The body of an answer is a field of hc's error; an achievement has details of its own.
    const shown = lines.filter((line) => /\b(?:data|problem|refused|answer|body)\??\.detail\b/.test(line))
    expect(shown).toEqual([])
  })

  it('never show what zod says', () => {
    const raw = lines.filter((line) => /\.issues\b/.test(line))
    expect(raw.filter((line) => !/toFieldErrors\(|unfit\(|fieldSentence\(|problemWith\(/.test(line))).toEqual([])
  })
})
