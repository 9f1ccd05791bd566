import type { AssistedQuestion } from '../../functions/_domain/assistant/material.ts'

type Facts = Omit<AssistedQuestion, 'kind' | 'unit' | 'options'> & { options: readonly string[] }

const one = (facts: Facts): AssistedQuestion => ({ kind: 'single_choice', unit: null, ...facts })

/** Questions of our own for the evals; no bank that learners see has them. */
export const QUESTIONS = {
  mask: one({
    category: 'Networking',
    topic: 'Addressing',
    prompt: 'A branch office needs a subnet for 50 hosts. Which mask wastes the fewest addresses?',
    options: ['255.255.255.0', '255.255.255.192', '255.255.255.224', '255.255.255.128'],
    right: ['255.255.255.192'],
    explanation:
      'Six host bits give 64 addresses, of which 62 can be given to hosts, so 50 fit. Five host bits give only 30. A mask with six host bits ends in 192.',
    tip: 'Count the host bits that 50 machines need, and remember the two addresses no host may have.',
  }),
  lease: one({
    category: 'Networking',
    topic: 'Services',
    prompt: 'A laptop shows the address 169.254.12.7 after it was plugged in. What is the most likely cause?',
    options: [
      'No DHCP server answered',
      'The DNS server is down',
      'The default gateway is wrong',
      'The cable is a crossover cable',
    ],
    right: ['No DHCP server answered'],
    explanation:
      'Addresses that begin with 169.254 are link-local. A host gives itself one when its request for a lease got no reply. A wrong gateway or a dead name server would leave a normal address in place.',
    tip: 'Ask who gave the laptop this address.',
  }),
  hashing: one({
    category: 'Security',
    topic: 'Cryptography',
    prompt: 'A site stores passwords. Which property matters most in the function that it applies to them?',
    options: ['It is slow on purpose', 'It can be reversed with a key', 'It compresses well', 'It needs no salt'],
    right: ['It is slow on purpose'],
    explanation:
      'Whoever steals the table tries guesses by the billion. A deliberately expensive function such as Argon2 makes each guess costly. Encryption can be undone by whoever holds the key, and without a salt equal passwords look equal.',
    tip: 'Think about what a thief of the table does next.',
  }),
  phishing: one({
    category: 'Security',
    topic: 'Attacks',
    prompt: 'A manager gets a message that names her project and asks her to open an invoice. What is this called?',
    options: ['Spear phishing', 'Vishing', 'Pharming', 'Tailgating'],
    right: ['Spear phishing'],
    explanation:
      'The message is aimed at one person and uses facts about her work. Vishing uses the telephone, pharming redirects names to other servers, and tailgating follows somebody through a door.',
    tip: 'Look at how much the sender knows about her.',
  }),
  join: one({
    category: 'Databases',
    topic: 'Queries',
    prompt: 'A report must list every customer, with their orders where there are some. Which join does that?',
    options: [
      'customers left join orders',
      'customers inner join orders',
      'customers cross join orders',
      'customers right join orders',
    ],
    right: ['customers left join orders'],
    explanation:
      'Every row of the table on the first side is kept, with nulls where nothing matches. An inner join drops customers without orders, a right join keeps orders without customers, and a cross join pairs everything with everything.',
    tip: 'Which rows must never disappear from the report?',
  }),
  isolation: one({
    category: 'Databases',
    topic: 'Transactions',
    prompt: 'Two clerks read a balance of 100 and each books 10 away. Afterwards it is 90. What happened?',
    options: ['A lost update', 'A dirty read', 'A phantom read', 'A deadlock'],
    right: ['A lost update'],
    explanation:
      'Both computed from the same old value, and the second write overwrote the first. A dirty read would see what was not yet committed, a phantom is a row that appears between two queries, and a deadlock would have stopped one of them.',
    tip: 'Follow both bookings, step by step, and write down what each has read.',
  }),
  complexity: one({
    category: 'Programming',
    topic: 'Algorithms',
    prompt: 'How does the time of binary search in a sorted list of n items grow?',
    options: ['Logarithmically', 'Linearly', 'Quadratically', 'It stays constant'],
    right: ['Logarithmically'],
    explanation:
      'Each comparison halves what is left, so twice the items cost one comparison more. A scan from the front grows with the number of items.',
    tip: 'What does one more comparison buy you?',
  }),
  float: one({
    category: 'Programming',
    topic: 'Numbers',
    prompt: 'Why does 0.1 + 0.2 not equal 0.3 in most languages?',
    options: [
      'Neither has an exact binary form',
      'The compiler optimizes the sum away',
      'Addition rounds to whole numbers',
      'The processor has too little memory',
    ],
    right: ['Neither has an exact binary form'],
    explanation:
      'In base two, a tenth is a fraction without an end. What is stored is the nearest value with 53 significant bits, and the tiny errors of two of them add up.',
    tip: 'Try to write a tenth as a sum of halves, quarters, eighths and so on.',
  }),
  mitosis: one({
    category: 'Biology',
    topic: 'Cells',
    prompt: 'In which phase of mitosis do the chromosomes line up in the middle of the cell?',
    options: ['Metaphase', 'Anaphase', 'Prophase', 'Telophase'],
    right: ['Metaphase'],
    explanation:
      'Spindle fibers from both poles hold each chromosome at the equator. Before that they condense; afterwards the sister chromatids are pulled apart, and at last two nuclei form.',
    tip: 'Put the pictures of a dividing cell in order and look for the row.',
  }),
  interest: one({
    category: 'Finance',
    topic: 'Interest',
    prompt: 'About how long does money take to double at 6 % compound interest a year?',
    options: ['12 years', '6 years', '17 years', '24 years'],
    right: ['12 years'],
    explanation:
      'The rule of 72: divide 72 by the rate in percent. With simple interest it would take almost 17 years, since interest would earn nothing itself.',
    tip: 'There is a rule of thumb with the number 72.',
  }),
  contract: one({
    category: 'Law',
    topic: 'Contracts',
    prompt: 'A shop shows a coat in its window with a price. In common law, what is this usually?',
    options: ['An invitation to treat', 'An offer', 'An acceptance', 'A binding promise'],
    right: ['An invitation to treat'],
    explanation:
      'The customer makes the offer at the till, and the shop may accept or refuse. Otherwise the shop would owe a coat to everybody who walks in and says yes.',
    tip: 'Imagine twenty people who want the one coat.',
  }),
  stroke: one({
    category: 'First aid',
    topic: 'Emergencies',
    prompt: 'A man suddenly speaks unclearly and one corner of his mouth hangs. What do you do first?',
    options: ['Call the emergency number', 'Give him aspirin', 'Let him sleep', 'Drive him to his doctor tomorrow'],
    right: ['Call the emergency number'],
    explanation:
      'These are signs of a stroke, and each minute costs brain. Aspirin harms when the cause is a bleeding, and waiting takes away the hours in which treatment works.',
    tip: 'Which of these cannot wait?',
  }),
} satisfies Record<string, AssistedQuestion>

export type QuestionName = keyof typeof QUESTIONS
