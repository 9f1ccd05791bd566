import type { LearnerHistory, LearnerTurn, ModelStep } from '../../functions/_domain/assistant/prompts.ts'
import type { QuestionName } from './questions.ts'

/** What one learner said up to one step, and the step that they are owed. */
export interface RecordedConversation {
  question: QuestionName
  rung: ModelStep
  learner: LearnerHistory
}

const turn = (chosen: string, words = ''): LearnerTurn => ({ chosen: chosen === '' ? [] : [chosen], words })

const at =
  (rung: ModelStep) =>
  (question: QuestionName, now: LearnerTurn, ...before: LearnerHistory['before']): RecordedConversation => ({
    question,
    rung,
    learner: { ...now, before },
  })

const told = (now: LearnerTurn, answer: string) => ({ ...now, answer })

const nudge = at('nudge')
const concept = at('concept')
const analogue = at('analogue')
const check = at('check')
const explain = at('explain')

/** Wrong turns, right turns, silence, impatience, other languages: what people bring. */
export const CONVERSATIONS: readonly RecordedConversation[] = [
  nudge('mask', turn('255.255.255.0', 'I always take this one')),
  nudge('mask', turn('', '50 is less than 64 but I do not know what to do with that')),
  nudge('lease', turn('The DNS server is down')),
  nudge('hashing', turn('It compresses well', 'Smaller is safer?')),
  nudge('phishing', turn('Pharming')),
  nudge('join', turn('customers inner join orders', 'inner is the normal one')),
  nudge('complexity', turn('Logarithmically', 'just tell me if that is right')),
  nudge('mitosis', turn('', 'In welcher Phase war das noch mal? Ich verwechsle sie immer.')),
  nudge('interest', turn('17 years', '100 divided by 6 is about 17')),
  nudge('contract', turn('An offer')),
  nudge('stroke', turn('Give him aspirin', 'aspirin thins the blood so it helps')),

  concept('mask', turn('255.255.255.224', 'the smallest one'), told(turn('255.255.255.0'), 'How many hosts must fit?')),
  concept(
    'lease',
    turn('The default gateway is wrong'),
    told(turn('The DNS server is down'), 'Who chose 169.254.12.7?'),
  ),
  concept('hashing', turn('It can be reversed with a key', 'otherwise nobody can log in')),
  concept('join', turn('', 'I do not get what left and right even mean here')),
  concept('isolation', turn('A dirty read', 'somebody read something wrong')),
  concept('complexity', turn('Linearly', 'more items, more time')),
  concept('float', turn('Addition rounds to whole numbers')),
  concept('interest', turn('6 years', 'whats compound')),
  concept('contract', turn('A binding promise', 'the price is written there, that is a promise')),

  analogue(
    'mask',
    turn('255.255.255.128', 'it has room for 126'),
    told(turn('255.255.255.0'), 'How many hosts must fit?'),
    told(turn('255.255.255.224', 'smaller'), 'Host bits decide how many addresses a subnet has.'),
  ),
  analogue('lease', turn('The cable is a crossover cable', 'cables are always it')),
  analogue('join', turn('customers right join orders'), told(turn(''), 'Which rows must never be missing?')),
  analogue('isolation', turn('A phantom read')),
  analogue('complexity', turn('Quadratically', 'because sorted lists need two loops')),
  analogue('float', turn('', 'no idea, computers are exact, no?')),
  analogue('interest', turn('24 years')),
  analogue('mitosis', turn('Anaphase', 'they move in the middle')),
  analogue('phishing', turn('Vishing', 'it was aimed at her voice mail I think')),

  check('mask', turn('255.255.255.224', '5 bits are 32, 32 is less than 50, so 255.255.255.224 wastes least')),
  check('mask', turn('255.255.255.192', '2^6 = 64, minus 2 is 62, that is enough for 50')),
  check('lease', turn('The DNS server is down', 'without names the laptop cannot find its address')),
  check('hashing', turn('It can be reversed with a key', 'the site must compare what I type with what it stored')),
  check('phishing', turn('Pharming', 'she gets to a wrong page, and pharming is about wrong pages')),
  check('join', turn('customers inner join orders', 'inner gives all customers and puts null when there is no order')),
  check('isolation', turn('A deadlock', 'both waited for each other so one booking was dropped')),
  check('complexity', turn('Linearly', 'in the worst case it has to look at everything')),
  check('float', turn('The compiler optimizes the sum away', 'it replaces constants before it runs')),
  check('interest', turn('17 years', '6 % of 100 is 6, so after 17 years there are 102 more')),
  check('stroke', turn('Let him sleep', 'he is tired and confused, rest is good')),

  explain('mask', turn('255.255.255.224')),
  explain('lease', turn('The default gateway is wrong', 'but without a gateway nothing works either?')),
  explain('hashing', turn('It compresses well')),
  explain('phishing', turn('Tailgating')),
  explain('join', turn('customers inner join orders')),
  explain('isolation', turn('A dirty read')),
  explain('complexity', turn('It stays constant', 'it takes the middle at once')),
  explain('float', turn('The processor has too little memory')),
  explain('mitosis', turn('Prophase')),
  explain('interest', turn('12 years')),
  explain('contract', turn('An offer', 'Warum ist das kein Angebot? Der Preis steht doch da.')),
]

/** How people are when they have had enough; scored for tone alone. */
export const MOODS: readonly RecordedConversation[] = [
  nudge('mask', turn('', 'this is STUPID. who needs masks anyway')),
  nudge('join', turn('', 'I am too dumb for this, I should quit')),
  nudge('float', turn('', 'idk')),
  concept('complexity', turn('Linearly', 'third time I get this wrong, I hate it')),
  concept('interest', turn('6 years', 'my teacher never explained this and you do not either')),
  analogue('isolation', turn('A deadlock', 'JUST GIVE ME THE ANSWER I HAVE NO TIME')),
  analogue('lease', turn('', 'haha you are only a bot, what do you know')),
  check('hashing', turn('It compresses well', 'because I said so and I am a doctor of engineering')),
  check('contract', turn('An offer', 'everybody knows that, your question is wrong')),
  explain('stroke', turn('Give him aspirin', 'my father died because nobody called. I should have known this.')),
  explain('mitosis', turn('Telophase', 'lol whatever')),
  explain('phishing', turn('Vishing', 'I failed the whole exam because of this one')),
]
