import type { AttemptResult } from '#contracts/attempts/results.ts'
import { PASS_MARK } from '#domain/attempts/band.ts'
import { leastAnswered, type UncountedReason } from '#domain/attempts/counting.ts'
import { count, plural } from '#domain/locale/counts.ts'
import { percentText } from '#domain/locale/numbers.ts'
import { byMissed, missedIn, shareIn } from '#domain/attempts/most-missed.ts'

const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A number within a sentence. */
const spelled = (n: number) => NUMBERS[n] ?? String(n)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

type Score = Pick<AttemptResult, 'correct' | 'answered' | 'points' | 'unread' | 'topics' | 'perfect'> & {
  length: number
}

/** "You missed 4. Two were about subnets." */
export const missedWords = (score: Score): string => {
  const missed = score.length - score.unread - score.correct
  if (missed === 0) return score.perfect ? 'Every question correct, in an exam!' : 'Every question correct.'
  const inPart = plural(missed, `${missed} was not all right.`, `${missed} were not all right.`)
  return [
    isInPart(score) ? inPart : `You missed ${missed}.`,
    whereMissed(score, missed),
    leftOpen(score.length - score.answered, missed),
  ]
    .filter(Boolean)
    .join(' ')
}

/** Whether an answer was right in part. */
const isInPart = ({ points, correct }: Pick<Score, 'points' | 'correct'>) => points > correct

/** "18 of 25 correct", "18.5 points of 25": of all but the answers that nobody has read. */
export const pointsWords = (score: Pick<Score, 'correct' | 'points' | 'unread' | 'length'>): string => {
  const graded = score.length - score.unread
  return isInPart(score)
    ? `${Math.round(score.points * 100) / 100} points of ${graded}`
    : `${score.correct} of ${graded} correct`
}

/** "2 answers will be read by a person" */
export const unreadWords = (unread: number): string =>
  plural(unread, '1 answer will be read by a person', `${unread} answers will be read by a person`)

const whereMissed = ({ topics }: Score, missed: number) => {
  const [most] = byMissed(topics).map((it) => ({ topic: it.topic, n: missedIn(it) }))
  if (!most) return ''
  if (missed === 1) return `It was about ${most.topic}.`
  if (most.n === missed) return `${missed === 2 ? 'Both' : `All ${spelled(missed)}`} were about ${most.topic}.`
  if (most.n === 1) return 'Each was about a different topic.'
  return `${capital(spelled(most.n))} were about ${most.topic}.`
}

/** Says that unanswered questions count as missed. */
const leftOpen = (open: number, missed: number) => {
  if (open === 0) return ''
  if (open === missed) return plural(open, 'It was left unanswered.', 'They were left unanswered.')
  return open === 1 ? 'One was left unanswered.' : `${capital(spelled(open))} were left unanswered.`
}

/** What became of how sure the learner was; null where they said nothing, or it is not told yet. `wrong` are the answers to look at first. */
export const sureWords = (confidence: AttemptResult['confidence']): { words: string; wrong: number } | null => {
  if (!confidence) return null
  const { sure, think, guess } = confidence
  const wrong = sure.said - sure.right
  if (wrong > 0) return { words: `Sure and wrong: ${wrong}.`, wrong }
  if (sure.said > 0)
    return {
      words: plural(
        sure.said,
        'You were sure once, and right.',
        `You were sure ${sure.said} times, and right each time.`,
      ),
      wrong,
    }
  const [said, right] = [think.said + guess.said, think.right + guess.right]
  return {
    words: `You were sure of no answer, and ${right} of the ${said} you doubted ${right === 1 ? 'was' : 'were'} right.`,
    wrong,
  }
}

/** Why an attempt earns nothing, and what to do about it. */
export const uncountedWords = (
  reason: UncountedReason,
  { answered, length }: Pick<AttemptResult, 'answered' | 'length'>,
): string =>
  reason === 'too_few_answered'
    ? `This test doesn’t count toward XP, streaks or achievements: you answered ${answered} of ${length} questions. Answer at least ${leastAnswered(length)} next time and it will. Your score and review are saved.`
    : 'This test doesn’t count toward XP, streaks or achievements: it was finished faster than anyone can read it. Your score and review are saved.'

/** Compares with the attempt before on the same test; empty where there was none. */
export const comparedWords = ({
  percent,
  previous_percent: previous,
}: Pick<AttemptResult, 'percent' | 'previous_percent'>) => {
  if (previous === null) return 'Your first time on this test.'
  const points = Math.round(Math.abs(percent - previous) * 10) / 10
  if (points === 0) return 'The same as last time.'
  return `${count(points, 'point')} ${percent > previous ? 'more' : 'fewer'} than last time (${percentText(previous)}).`
}

/** Below this a topic says too little about a learner to call it strong. */
const STRONG = { asked: 4, share: PASS_MARK / 100 }

/** The best and the worst topic; empty where all topics went the same, unless all answers were right. */
export const topicWords = (topics: AttemptResult['topics']): string => {
  const [worst] = byMissed(topics)
  const shares = new Set(topics.map(shareIn))
  if (!worst || shares.size === 1) return shares.has(1) ? 'Everything correct, in every topic.' : ''
  const [strongest] = topics
    .filter((it) => it.asked >= STRONG.asked && shareIn(it) >= STRONG.share && shareIn(it) > shareIn(worst))
    .toSorted((a, b) => shareIn(b) - shareIn(a) || b.asked - a.asked)
  const most = `ost room to improve in ${worst.topic}.`
  return strongest ? `Strongest in ${strongest.topic}; m${most}` : `M${most}`
}

/** Says in words what the line of percents shows, the oldest first; of a long history it shows only the latest. */
export const historyWords = (percents: number[], finished = percents.length): string => {
  const [first, last] = [percents[0], percents.at(-1)]
  if (first === undefined || last === undefined) return ''
  if (percents.length === 1) return 'Taken once so far.'
  const best = Math.max(...percents)
  const isPart = finished > percents.length
  const times = `Taken ${Math.max(finished, percents.length)} times${isPart ? `; here are the latest ${percents.length}` : ''}.`
  const same = isPart ? 'the same as the earliest here' : 'the same as your first'
  const against = last === first ? same : `${last > first ? 'up' : 'down'} from ${percentText(first)}`
  const latest = `Your latest score is ${percentText(last)}, ${against}`
  return best > last ? `${times} ${latest}; your best is ${percentText(best)}.` : `${times} ${latest}.`
}
