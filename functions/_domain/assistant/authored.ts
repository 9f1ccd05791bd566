import type { QuestionKind } from '../attempts/kinds/kinds.ts'
import type { HelpStep } from './ladder.ts'
import type { AssistedQuestion } from './material.ts'
import { namesAnswer } from './names-answer.ts'
import type { LearnerHistory } from './prompts.ts'

/** What an authored step is made of, so that it is called what it is. */
export const AUTHORED_FROM = ['tip', 'topic', 'answered_question', 'method', 'explanation'] as const
export type AuthoredFrom = (typeof AUTHORED_FROM)[number]

export interface AuthoredStep {
  from: AuthoredFrom
  /** Markdown. */
  text: string
}

/** Another question of the same topic whose answer this learner has been shown. */
export type ShownBefore = Pick<AssistedQuestion, 'prompt' | 'right' | 'explanation'>

export interface AuthoredInput {
  step: HelpStep
  question: AssistedQuestion
  learner: LearnerHistory
  answered: ShownBefore | undefined
}

/** How one works on a question of each kind, for authors who wrote nothing that could be said yet. */
const METHODS: Readonly<Record<QuestionKind, string>> = {
  single_choice:
    'Cover the options and answer in your own words first. Then take the options one by one: what would have to be true for this one to be right, and does the question say so? Strike out what fails, and compare the last two word for word.',
  multiple_choice:
    'Treat each option as a statement of its own and decide: true or false for this situation. Only then count. If you have too many, look for the one that is true in general, but not here.',
  true_false:
    'Look for one counterexample. If the statement has a word like “always”, “only” or “never”, a single case is enough to make it false.',
  numeric:
    'Write down what is given, with units, and what is asked. Name the rule that connects them, put simple numbers in to see how it behaves, then put in yours. Check the size of the result: is it plausible?',
  short_text:
    'Say in a sentence what the thing does. Then recall the term for that sentence, and what its letters or parts stand for.',
  matching:
    'Begin with the pair you are surest of and set its option aside. For each that is left, say in your own words what would have to belong to it before you look. What remains for the last one: does it really fit, or is another pair wrong?',
  ordering:
    'Find what has to come first and what has to come last. Then take the others two at a time: which of the two needs the other to have happened? Read the whole order aloud once and look for a step that comes too early.',
  categorizing:
    'Say for each category what a thing needs to belong to it. Then take the items one by one and name the property that decides. Leave the doubtful ones for the end, and compare them with one you are sure of.',
  cloze:
    'Read the whole text past its gaps first. Then ask of each gap what kind of word or number fits the sentence, say it before you look at any choices, and read the finished text once more as a whole.',
  hotspot:
    'Name each part of the picture before you look for the one that is asked. Then rule out what has another job. If several are asked, decide on each for itself.',
  essay:
    'Note three or four points that an answer has to make, and put them in an order. Write a sentence or two on each: what it is, why it matters here. Then read the question again: is every word of it answered?',
  case: 'Read the situation twice and note what is given and what is wanted. Take the parts one by one, each as a question of its own, and go back to the situation for every one: it says something about each.',
}

const CHECK =
  'Hold your reasoning against these questions:\n\n1. Which fact does it rest on, and would you bet on that fact?\n2. Does it fit every word of the question, or only most of them?\n3. For each other answer you considered: what exactly makes it wrong?'

/** The step as it is without a model, or when one fails: what authors wrote, as far as this step may say it. */
export function authoredStep({ step, question, learner, answered }: AuthoredInput): AuthoredStep {
  const { category, topic, tip, explanation } = question
  switch (step) {
    case 'nudge':
      return tip !== '' && !namesAnswer(tip, question)
        ? { from: 'tip', text: tip }
        : {
            from: 'topic',
            text: `This is about **${topic}**. Read the question again and name the two or three words in it that an answer has to fit. What exactly is asked?`,
          }
    case 'concept':
      return {
        from: 'topic',
        text: `The topic is **${topic}**, a part of ${category}. Say to yourself what it is for, what its parts are called, and which two of them are easily mixed up. Then say which of them the question is about.`,
      }
    case 'analogue':
      return answered
        ? {
            from: 'answered_question',
            text: `You have answered another question on **${topic}**:\n\n${quote(answered.prompt)}\n\nRight there: ${answered.right.join('; ')}.\n\n${answered.explanation}\n\nGo through the same steps with this one.`,
          }
        : {
            from: 'method',
            text: `There is no similar question to show you yet. This is how to work on one of its kind:\n\n${METHODS[question.kind]}`,
          }
    case 'check': {
      const method = METHODS[question.kind]
      // The worked example before may have been the method already.
      const isNew = learner.before.every(({ answer }) => !answer.includes(method))
      return { from: 'method', text: isNew ? `${CHECK}\n\n${method}` : CHECK }
    }
    case 'reveal':
      return { from: 'explanation', text: answer(question) }
    case 'explain': {
      const chosen = learner.chosen.length > 0 ? `You answered: ${learner.chosen.join('; ')}.\n\n` : ''
      return {
        from: 'explanation',
        text: `${chosen}${answer(question)}${tip === '' || explanation.includes(tip) ? '' : `\n\n${tip}`}`,
      }
    }
  }
}

const answer = ({ right, explanation }: AssistedQuestion): string => `Right: ${right.join('; ')}.\n\n${explanation}`

const quote = (text: string): string => text.replaceAll(/^/gm, '> ')
