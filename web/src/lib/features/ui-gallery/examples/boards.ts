import type { Board, BoardRow } from '#contracts/boards/boards.ts'

const NAMES = ['Ada Quill', 'Bo Lindqvist', 'Chidi Okafor', 'Dana Roth', 'Emre Aydın', 'Freya Holm']

const row = (rank: number, score: number, name: string, me = false): BoardRow => ({
  rank,
  score,
  user: { username: name.toLowerCase().replaceAll(/[^a-z]/g, ''), display_name: name, public: rank % 2 === 1 },
  me,
})

export const exampleBoard: Board = {
  metric: 'xp_weekly',
  scope: 'community',
  as_of: null,
  members: 41,
  listed: true,
  top: NAMES.map((name, n) => row(n + 1, 1_480 - n * 170, name)),
  me: {
    rank: 14,
    score: 320,
    percentile: 35,
    above: [row(12, 350, 'Gita Rao'), row(13, 335, 'Hal Moreno')],
    below: [row(15, 310, 'Ines Prado'), row(16, 280, 'Jo Kim')],
  },
}
