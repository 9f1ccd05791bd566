import { beforeAll, describe, expect, it } from 'vitest'
import { fitDifficulties } from '../../../functions/_domain/ability/fit-difficulties.ts'
import { guessFloor } from '../../../functions/_domain/attempts/kinds/guess-floor.ts'
import { shownQuestions } from '../../../functions/_db/queries/ability/questions.ts'
import { firstAnswers } from '../../../functions/_services/ability/first-answers.ts'
import { fitCommunity } from '../../../functions/_services/ability/fit-difficulties.ts'
import { useGuild } from '../../support/guild.ts'
import { fitAll } from '../../support/mastery.ts'
import { followAll } from '../../support/memory.ts'
import { publishBank, publishVersion } from '../../support/publish-bank.ts'
import { takeTest } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('the difficulties of the questions of a community', () => {
  const guild = useGuild()
  const stored = () => guild.sql()`
    select lineage_id, difficulty, deviation, answered, correct
    from question_difficulties where community_id = ${guild.id()} order by lineage_id
  `
  const learner = async () => sitter(guild.api(), await guild.member('student'))
  const took = { test_id: '' }

  beforeAll(async () => {
    took.test_id = await publishBank(guild.sql(), { community: guild.id() })
    for (const correct of [5, 15, 25]) await takeTest(await learner(), took.test_id, { correct })
    await followAll(guild.api().deps)
    await fitAll(guild.api())
  })

  it('are what the domain makes of first answers, whoever gave theirs first', async () => {
    const rows = await stored()
    expect(rows).toHaveLength(25)
    expect(rows.every(({ answered }) => answered === 3)).toBe(true)
    const questions = await shownQuestions(guild.sql(), guild.id())
    const answers = await firstAnswers(guild.sql(), {
      community_id: guild.id(),
      lineages: questions.map(({ lineage_id }) => lineage_id),
      ...{ learners: 2000, page: 2, pages: 100 },
    })
    const fitted = fitDifficulties(
      questions.map(({ kind, options, ...rest }) => ({ ...rest, floor: guessFloor(kind, options) })).toReversed(),
      answers.toReversed(),
    )
    for (const { lineage_id, difficulty, deviation, correct } of rows)
      expect(fitted.get(lineage_id)).toMatchObject({ difficulty, deviation, right: correct })
    const by = rows.toSorted((a, b) => a.correct - b.correct)
    expect(by[0]?.difficulty).toBeGreaterThan(by.at(-1)?.difficulty)
  })

  it('are fitted once a day, and again at once when what is asked changes', async () => {
    const { deps } = guild.api()
    const before = await stored()
    await takeTest(await learner(), took.test_id, { correct: 0 })
    await followAll(deps)
    expect(await fitCommunity(deps)).toEqual({ fitted: 0, more: false })
    expect(await stored()).toEqual(before)
    await publishVersion(guild.sql(), took.test_id, 2)
    expect(await fitCommunity(deps)).toEqual({ fitted: 1, more: true })
    expect(await fitCommunity(deps)).toEqual({ fitted: 0, more: false })
    expect(await stored()).not.toEqual(before)
    const tomorrow = { ...deps, now: () => deps.now() + 86_400_000 }
    expect(await fitCommunity(tomorrow)).toEqual({ fitted: 1, more: true })
  })

  it('are fitted to at most so many learners a question, always the same', async () => {
    const wish = () => guild.sql()`insert into private.difficulty_wishes (community_id) values (${guild.id()})`
    await wish()
    await fitAll(guild.api(), { learners: 2, page: 7 })
    const once = await stored()
    expect(once.every(({ answered }) => answered <= 2)).toBe(true)
    await wish()
    await fitAll(guild.api(), { learners: 2, page: 3 })
    expect(await stored()).toEqual(once)
  })

  it('are gone with a test that is retired, and its learners are judged anew', async () => {
    await guild.sql()`delete from private.mastery_changes`
    await guild.sql()`update tests set status = 'retired' where id = ${took.test_id}`
    await fitAll(guild.api())
    expect(await stored()).toHaveLength(0)
    expect(await guild.sql()`select from private.mastery_changes where community_id = ${guild.id()}`).toHaveLength(4)
  })

  it('are fitted by one worker at a time', async () => {
    await guild.sql()`insert into private.difficulty_wishes (community_id) values (${guild.id()})`
    const fits = await Promise.all(Array.from({ length: 4 }, () => fitCommunity(guild.api().deps)))
    expect(fits.reduce((sum, { fitted }) => sum + fitted, 0)).toBe(1)
  })
})
