/** A picture of a mainboard, which a test puts into the store first. */
export const MAINBOARD = { width: 960, height: 640 }

/** A question of every kind, as a file of JSON has it; `picture` is the id of a stored picture. */
const everyKind = (picture: string) => [
  {
    kind: 'single_choice',
    prompt: 'How many hosts fit into `192.168.4.0/26`?',
    options: ['30', '62', '64', '126'],
    answer: { choice: 1 },
    option_notes: [
      'That is a `/27`.',
      '2⁶ − 2: a network and a broadcast address are taken.',
      'Two of these are no hosts.',
      '',
    ],
  },
  {
    kind: 'multiple_choice',
    prompt: 'Which of these are private ranges? Choose two.',
    options: ['10.0.0.0/8', '11.0.0.0/8', '192.168.0.0/16', '172.0.0.0/8'],
    answer: { choices: [0, 2], partial: true },
    option_notes: ['RFC 1918.', 'One bit away from a private range.', 'RFC 1918.', 'Only 172.16.0.0/12 is private.'],
  },
  { kind: 'true_false', prompt: 'A switch learns from source addresses.', answer: { truth: true } },
  {
    kind: 'numeric',
    prompt: 'How far may a copper cable of category 6 reach?',
    answer: { value: 100, tolerance: 0, unit: 'm' },
  },
  { kind: 'short_text', prompt: 'Which protocol finds a hardware address?', answer: { accepted: ['ARP'] } },
  {
    kind: 'matching',
    prompt: 'Match each protocol with what it does.',
    options: ['finds a hardware address', 'gives out addresses', 'translates names', 'sets the clock', 'carries mail'],
    parts: { stems: ['ARP', 'DHCP', 'DNS', 'NTP'] },
    answer: { pairs: [0, 1, 2, 3] },
    option_notes: ['', '', 'A name becomes an address.', '', 'That is SMTP.'],
  },
  {
    kind: 'ordering',
    prompt: 'Put the messages of DHCP into order.',
    options: ['Discover', 'Offer', 'Request', 'Acknowledge'],
    answer: { order: [0, 1, 2, 3] },
  },
  {
    kind: 'categorizing',
    prompt: 'On which layer does each of these work?',
    options: ['Switch', 'Router', 'Hub', 'Bridge'],
    parts: { categories: ['Physical', 'Data link', 'Network'] },
    answer: { categories: [1, 2, 0, 1] },
    option_notes: ['', '', 'It repeats what it hears.', 'A switch with two ports.'],
  },
  {
    kind: 'cloze',
    prompt:
      'A browser asks for a page over **TCP** port {{1}}, or over {{2}} if the connection is encrypted. The name before that is resolved by {{3}}.',
    parts: { gaps: [null, null, ['ARP', 'DHCP', 'DNS']] },
    answer: { gaps: [{ value: 80, tolerance: 0 }, { accepted: ['443', 'port 443'] }, { choice: 2 }] },
  },
  {
    kind: 'hotspot',
    prompt: 'Where does a memory module go?',
    options: ['the wide square', 'the long slots', 'the short slot'],
    parts: {
      picture,
      ...MAINBOARD,
      areas: [
        { shape: 'rect', x: 120, y: 120, width: 240, height: 240 },
        {
          shape: 'polygon',
          points: [
            [480, 90],
            [640, 90],
            [640, 430],
            [480, 430],
          ],
        },
        { shape: 'circle', x: 300, y: 520, radius: 70 },
      ],
    },
    answer: { choices: [1] },
    option_notes: ['The processor sits there.', 'Two banks of two slots.', 'A card goes there.'],
  },
  {
    kind: 'essay',
    prompt: 'Explain to a colleague why a company should not use one large network.',
    parts: { words: 60 },
    answer: {
      model: 'Each broadcast reaches everybody. With **subnets** a fault or an attacker stays in one of them.',
      points: ['broadcasts', 'faults stay where they are', 'rules between parts'],
    },
  },
  {
    kind: 'case',
    prompt:
      'A branch office moves in next week. It has 40 desks, each with a phone and a computer, and gets the range `10.20.0.0/24`.\n\nThe phones are to be kept apart from the computers, and the provider’s router is at `10.20.0.1`.',
    parts: {
      parts: [
        {
          kind: 'numeric',
          prompt: 'How many addresses do the phones need?',
          options: null,
          parts: null,
          unit: 'addresses',
        },
        {
          kind: 'single_choice',
          prompt: 'Which mask suits the part for phones?',
          options: ['/25', '/26', '/27'],
          parts: null,
          unit: null,
        },
        {
          kind: 'matching',
          prompt: 'Which part does each device belong to?',
          options: ['10.20.0.0/26', '10.20.0.64/26'],
          parts: { stems: ['A phone', 'A computer'] },
          unit: null,
        },
        { kind: 'true_false', prompt: 'A phone can do without a gateway.', options: null, parts: null, unit: null },
      ],
    },
    answer: {
      parts: [
        { kind: 'numeric', value: 40, tolerance: 0 },
        { kind: 'single_choice', choice: 1 },
        { kind: 'matching', pairs: [1, 0] },
        { kind: 'true_false', truth: false },
      ],
    },
  },
]

/** A bank that can go live: every kind, and as many statements as it takes. */
export const bankOfEveryKind = (picture: string) => {
  const kinds = everyKind(picture)
  const rest = Array.from({ length: Math.max(0, 25 - kinds.length) }, (_, index) => ({
    kind: 'true_false',
    prompt: `A network of ${index + 2} hosts needs an address for each of them.`,
    answer: { truth: true },
  }))
  return [...kinds, ...rest].map((question) => ({
    topic: 'networks',
    explanation: 'Follow a frame from one device to the next, and say at each what it looks at.',
    tip: 'Draw it.',
    ...question,
  }))
}
