import type postgres from 'postgres'

interface Bank {
  community: string
  questions?: number
  /** Of an exam. */
  minutes?: number
}

/** A live test whose every word says which question of which version it belongs to. */
export async function publishBank(sql: postgres.Sql, { community, questions = 25, minutes }: Bank): Promise<string> {
  const id = crypto.randomUUID()
  await sql`
    insert into tests (id, community_id, slug, title, category, difficulty, time_limit_minutes, short)
    values (${id}, ${community}, ${`bank-${id.slice(0, 8)}`}, 'A bank', 'network', 'medium', ${minutes ?? null}, ${questions < 25})
  `
  await publishVersion(sql, id, 1, questions)
  return id
}

/** Publishes an edited bank: other words, and other answers. */
export async function publishVersion(sql: postgres.Sql, test: string, version: number, questions = 25) {
  const bank = Array.from({ length: questions }, (_, index) => questionAt(index, version))
  await sql`select private.write_questions(${test}, ${version}, ${JSON.stringify(bank)}::text::jsonb)`
  await sql`update tests set status = 'live', version = ${version} where id = ${test}`
}

function questionAt(index: number, version: number) {
  const name = `${index + 1} of version ${version}`
  const words = {
    topic: `Topic ${index % 3}`,
    prompt: `Prompt ${name}`,
    explanation: `Why ${name}`,
    tip: `Tip ${name}`,
  }
  const options = ['north', 'east', 'south', 'west'].map((side) => `${side} ${name}`)
  const kinds = [
    { kind: 'single_choice', options, answer: { choice: (index + version) % 4 } },
    { kind: 'multiple_choice', options, answer: { choices: [version % 4, (version + 2) % 4] } },
    { kind: 'true_false', answer: { truth: version % 2 === 1 } },
    { kind: 'numeric', answer: { value: 100 * version + index, tolerance: 0.5, unit: 'ms' } },
    { kind: 'short_text', answer: { accepted: [`word ${name}`, `spelled ${name}`] } },
  ]
  return { ...words, ...kinds[index % kinds.length] }
}
