import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Criteria } from '../../../functions/_domain/rules/criteria.ts'
import { sayCriteria } from '../../../functions/_domain/rules/say-criteria.ts'
import { goodCriteria } from '../../support/criteria.ts'
import { seeded } from '../../support/packs.ts'
import { SAID } from '../achievements/said.ts'

describe('a rule in plain words', () => {
  it('every seeded rule has a readable sentence', () => {
    expect(Object.fromEntries(seeded.map(({ id, criteria }) => [id, sayCriteria(criteria)]))).toEqual(SAID)
    expect(Object.keys(SAID)).toHaveLength(96)
  })

  it.each<[Criteria, string]>([
    [{ counter: 'test_completed@category=network', gte: 1 }, 'Finish a Networking test'],
    [
      { counter: 'test_completed:score:max@category=network,mode=exam', gte: 75 },
      'Score 75% or more in a Networking exam',
    ],
    [
      { counter: 'test_completed@category=linux_admin,mode=exam,perfect=true', gte: 2 },
      'Finish 2 perfect Linux admin exams',
    ],
    [{ counter: 'test_completed@first_pass=true', gte: 5 }, 'Earn 5 first passes of tests'],
    [{ counter: 'test_completed:correct:sum@mode=exam', gte: 500 }, 'Answer 500 questions right in exams'],
    [{ counter: 'practice_completed@preset=weak_spots', gte: 3 }, 'Finish 3 practice sessions of weak spots'],
    [{ counter: 'scenario_completed', by: 'difficulty', gte: 4 }, 'Complete 4 scenarios of one difficulty'],
    [{ counter: 'test_completed:score:min', lte: 20 }, 'Score 20% or less in a test'],
    [{ counter: 'mastery_reached:rank:max@topic=vlan-trunks', gte: 3 }, 'Become proficient in Vlan trunks'],
    [{ counter: 'mastery_reached:rank:max', gte: 4 }, 'Master a topic'],
    [{ counter: 'mastery_reached:rank:max', by: 'topic', gte: 2 }, 'Become familiar with a topic'],
    [{ counter: 'mastery_reached@level=mastered', gte: 5 }, 'Master 5 topics'],
    [{ counter: 'mastery_reached@topic=ports', gte: 2 }, 'Reach 2 levels in Ports'],
    [{ event: 'mastery_reached', where: { level: 'mastered', topic: 'ports' } }, 'Master a topic called Ports'],
    [{ all: [{ level: 5 }, { xp: 900 }, { level: 5 }] }, 'Reach level 5 and reach 900 XP'],
    [{ any: [{ level: 5 }, { level: 5 }] }, 'Reach level 5'],
    [{ xp: 12_500 }, 'Reach 12,500 XP'],
    [{ streak: 'daily_login', gte: 1 }, 'Reach a visiting streak of 1 day'],
    [{ achievements: ['one_thing', 'another'], count: 1 }, 'Earn 1 of One Thing and Another'],
    [{ leaderboard: 'completed', percentile: 5 }, 'Reach the top 5% for completed tests and scenarios'],
    [
      { all: [{ any: [{ level: 5 }, { xp: 900 }] }, { counter: 'post_created', gte: 2 }] },
      'Either reach level 5 or reach 900 XP and write 2 posts',
    ],
  ])('%j', (criteria, said) => {
    expect(sayCriteria(criteria)).toBe(said)
  })

  it('a sentence uses the names of other achievements', () => {
    const names = new Map([['wod_warrior', 'WOD Warrior']])
    expect(sayCriteria({ achievements: ['wod_warrior'] }, (slug) => names.get(slug))).toBe('Earn WOD Warrior')
  })

  it('every rule of the grammar has a sentence', () => {
    fc.assert(
      fc.property(goodCriteria, (json) => {
        // Made as the grammar has it, which only the generator knows.
        const criteria: Criteria = JSON.parse(JSON.stringify(json))
        expect(sayCriteria(criteria)).toMatch(/^[A-Z](?!.*(undefined|NaN|\[object|null|  )).+\S$/)
      }),
      { numRuns: 500 },
    )
  })
})
