import { describe, expect, it } from 'vitest'
import { figuresAt, figuresOf } from '../../../functions/_services/authoring/question-figures.ts'
import { publishEveryKind } from '../../support/every-kind.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool } from '../../support/school.ts'

describe('the figures of some questions', () => {
  const school = useSchool()

  it.each([
    ['rows, numbers and texts', () => publishBank(school.sql(), { community: school.harbor(), questions: 50 })],
    ['every kind', () => publishEveryKind(school.sql(), school.harbor())],
  ])('are those that all answers give: %s', async (_, publish) => {
    const test_id = await publish()
    for (const correct of [3, 8, 8, 15, 21, 25]) await takeTest(await school.newcomer(), test_id, { correct })
    const { deps } = school.api()
    const all = await figuresOf(deps, { test_id, version: 1 })
    const positions = all.map((_, index) => index + 1).toReversed()
    const some = await figuresAt(deps, { test_id, version: 1, positions })
    expect(positions.map((position) => some.get(position))).toEqual(all.toReversed())
    expect(all.some(({ wrong, discrimination }) => wrong.length > 0 && discrimination !== null)).toBe(true)
  })
})
