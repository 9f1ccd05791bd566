import { describe, expect, it } from 'vitest'
import {
  comparedWords,
  historyWords,
  missedWords,
  pointsWords,
  sureWords,
  topicWords,
  unreadWords,
} from '../../../web/src/lib/features/attempts/result/result-words.ts'
import { percentNumber } from '../../../functions/_domain/locale/numbers.ts'

const topic = (name: string, correct: number, asked: number) => ({ topic: name, correct, asked })
const score = (topics: ReturnType<typeof topic>[], open = 0, perfect = false) => {
  const length = topics.reduce((sum, { asked }) => sum + asked, 0)
  const correct = topics.reduce((sum, { correct }) => sum + correct, 0)
  return { length, correct, points: correct, unread: 0, answered: length - open, topics, perfect }
}

describe('the words about missed questions', () => {
  it.each([
    [
      score([topic('subnets', 10, 12), topic('ports', 6, 7), topic('cables', 5, 6)]),
      'You missed 4. Two were about subnets.',
    ],
    [score([topic('subnets', 24, 25)]), 'You missed 1. It was about subnets.'],
    [score([topic('subnets', 10, 12), topic('ports', 13, 13)]), 'You missed 2. Both were about subnets.'],
    [score([topic('subnets', 9, 12), topic('ports', 13, 13)]), 'You missed 3. All three were about subnets.'],
    [score([topic('subnets', 11, 12), topic('ports', 12, 13)]), 'You missed 2. Each was about a different topic.'],
    [score([topic('subnets', 25, 25)]), 'Every question correct.'],
    [score([topic('subnets', 25, 25)], 0, true), 'Every question correct, in an exam!'],
    [score([topic('subnets', 23, 25)], 1), 'You missed 2. Both were about subnets. One was left unanswered.'],
    [score([topic('subnets', 0, 25)], 25), 'You missed 25. All 25 were about subnets. They were left unanswered.'],
  ])('are short, kind and concrete: %#', (given, words) => {
    expect(missedWords(given)).toBe(words)
  })
})

describe('a score with answers that are right in part, or that nobody has read', () => {
  const whole = score([topic('subnets', 23, 25)])

  it('counts points where an answer is right in part', () => {
    expect(pointsWords(whole)).toBe('23 of 25 correct')
    expect(pointsWords({ ...whole, points: 23.6667 })).toBe('23.67 points of 25')
    expect(missedWords({ ...whole, points: 23.5 })).toBe('2 were not all right. Both were about subnets.')
  })

  it('leaves out what a person has to read', () => {
    expect(pointsWords({ ...whole, length: 26, unread: 1 })).toBe('23 of 25 correct')
    expect(missedWords({ ...whole, length: 26, answered: 26, unread: 1 })).toBe(
      'You missed 2. Both were about subnets.',
    )
    expect([1, 2].map(unreadWords)).toEqual(['1 answer will be read by a person', '2 answers will be read by a person'])
  })
})

describe('what became of how sure the learner was', () => {
  const said = (sure: [number, number], guess: [number, number] = [0, 0]) =>
    sureWords({
      sure: { said: sure[0], right: sure[1] },
      think: { said: 0, right: 0 },
      guess: { said: guess[0], right: guess[1] },
    })

  it.each([
    [said([12, 9]), { words: 'Sure and wrong: 3.', wrong: 3 }],
    [said([12, 12]), { words: 'You were sure 12 times, and right each time.', wrong: 0 }],
    [said([1, 1]), { words: 'You were sure once, and right.', wrong: 0 }],
    [said([0, 0], [8, 5]), { words: 'You were sure of no answer, and 5 of the 8 you doubted were right.', wrong: 0 }],
    [sureWords(null), null],
  ])('is one line, where anything was said: %#', (words, expected) => {
    expect(words).toEqual(expected)
  })
})

describe('a result compared with the attempt before', () => {
  it.each([
    [84, 78, '6 points more than last time (78%).'],
    [77, 78, '1 point fewer than last time (78%).'],
    [78, 78, 'The same as last time.'],
    [78, null, 'Your first time on this test.'],
  ])('%d percent after %s', (percent, previous_percent, words) => {
    expect(comparedWords({ percent, previous_percent })).toBe(words)
  })
})

describe('a percent', () => {
  it('a percent is rounded half up, and never to all of it', () => {
    expect([99.96, 89.99, 66.67, 100].map((it) => percentNumber(it))).toEqual(['99.9', '90', '66.7', '100'])
  })
})

describe('topics', () => {
  it('the words about topics name the best one and the one with most room to improve', () => {
    expect(topicWords([topic('ports', 3, 4), topic('subnets', 1, 4)])).toBe(
      'Strongest in ports; most room to improve in subnets.',
    )
    expect(topicWords([topic('ports', 4, 4), topic('subnets', 2, 2)])).toBe('Everything correct, in every topic.')
    expect(topicWords([topic('ports', 0, 4)])).toBe('')
  })

  it('a topic is called strong from 4 questions and 60% on', () => {
    const weak = topic('subnets', 1, 9)
    expect(topicWords([topic('ports', 3, 3), weak])).toBe('Most room to improve in subnets.')
    expect(topicWords([topic('ports', 2, 4), weak])).toBe('Most room to improve in subnets.')
    expect(topicWords([topic('ports', 3, 3), topic('cables', 3, 5), weak])).toBe(
      'Strongest in cables; most room to improve in subnets.',
    )
  })
})

describe('a history', () => {
  it('the words about a history say what its line shows', () => {
    expect(historyWords([48])).toBe('Taken once so far.')
    expect(historyWords([48, 92, 84])).toBe('Taken 3 times. Your latest score is 84%, up from 48%; your best is 92%.')
    expect(historyWords([92, 84])).toContain('down from')
    expect(historyWords([92, 92], 34)).toBe(
      'Taken 34 times; here are the latest 2. Your latest score is 92%, the same as the earliest here.',
    )
  })
})
