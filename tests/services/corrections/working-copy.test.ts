import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { applyCorrection } from '../../../functions/_services/corrections/settle.ts'
import { OTHER, KEY, useCorrections } from '../../support/corrections.ts'
import { claimsOf } from '../../support/people.ts'
import { testAuthor } from '../../support/test-author.ts'

const withAnswer = z.object({ answer: z.record(z.string(), z.unknown()) })

describe('a correction, and what is written for the next version', () => {
  const { school, services, instructor, publish, correct } = useCorrections()
  const author = () => testAuthor(school.api(), instructor())
  const apply = (id: string) => applyCorrection({ ...services(), claims: claimsOf(instructor()) }, id)
  /** The question at a place of the bank, with its answer. */
  const questionAt = async (test: string, position: number) => {
    const { questions } = await author().draft(test)
    const { question, corrections, state } = await author().question(test, questions[position - 1]?.id ?? '')
    return { ...question, corrections, state, answer: withAnswer.parse(question.content).answer }
  }

  it('an open working copy gets the new key, as one change that can be undone', async () => {
    const test_id = await publish()
    const another = await questionAt(test_id, 2)
    await author().edit(test_id, another, { ...another.content, prompt: 'Another prompt' })
    await apply(await correct({ test_id, position: 1, decision: 'new_key', answer: { choice: OTHER } }))
    const changed = await questionAt(test_id, 1)
    expect(changed.answer).toEqual({ choice: OTHER })
    expect(changed.state.undo).toMatchObject({ what: 'edit', questions: 1 })
    await author().undo(test_id)
    expect((await questionAt(test_id, 1)).answer).toEqual({ choice: KEY })
  })

  it('a key that an author changed stays theirs, and so does one whose options they changed', async () => {
    const [theirs, moved] = [await publish(), await publish()]
    const first = await questionAt(theirs, 1)
    await author().edit(theirs, first, { ...first.content, answer: { choice: 0 } })
    await apply(await correct({ test_id: theirs, position: 1, decision: 'new_key', answer: { choice: OTHER } }))
    expect((await questionAt(theirs, 1)).answer).toEqual({ choice: 0 })
    const other = await questionAt(moved, 1)
    const options = ['west', 'south', 'east', 'north']
    await author().edit(moved, other, { ...other.content, options })
    await apply(await correct({ test_id: moved, position: 1, decision: 'new_key', answer: { choice: OTHER } }))
    expect((await questionAt(moved, 1)).answer).toEqual({ choice: KEY })
  })

  it('a working copy that begins later begins with it, and publishing it makes a version', async () => {
    const test_id = await publish()
    await apply(await correct({ test_id, position: 5, answer: { accepted: ['another word'] } }))
    expect((await questionAt(test_id, 5)).answer).toEqual({
      accepted: ['word 5 of version 1', 'spelled 5 of version 1', 'another word'],
    })
    const published = await author().publish(test_id)
    expect((await published.json()).data).toMatchObject({ version: 2, is_new_version: true })
    expect((await questionAt(test_id, 5)).answer).toMatchObject({ accepted: { length: 3 } })
  })

  it('what a key cannot hold is said at the question, until its author changes it', async () => {
    const test_id = await publish()
    await apply(await correct({ test_id, position: 1, answer: { choice: OTHER } }))
    await apply(await correct({ test_id, position: 2, decision: 'void' }))
    const [also, isVoid] = [await questionAt(test_id, 1), await questionAt(test_id, 2)]
    expect(also.corrections.map(({ message }) => message)).toEqual([
      'A correction says that D is right, too. Change the options so that one is right, or make it multiple choice.',
    ])
    expect(isVoid.corrections).toMatchObject([{ message: expect.stringContaining('everybody has it right') }])
    expect((await questionAt(test_id, 3)).corrections).toEqual([])
    const saved = await author().edited(
      author().edit(test_id, also, { ...also.content, kind: 'multiple_choice', answer: { choices: [KEY, OTHER] } }),
    )
    expect(saved.corrections).toEqual([])
  })
})
