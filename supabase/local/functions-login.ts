import postgres from 'postgres'

export const FUNCTIONS_ROLE = 'laude_functions'

/** The kept secret that is its password. */
export const FUNCTIONS_PASSWORD = 'functions-password'

/** Lets the role of the functions sign in with this password, and answers the URL with which it does. */
export async function enableFunctionsLogin(url: string, password: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    // A statement of the catalog takes no parameters.
    const [row] = await sql<{ statement: string }[]>`
      select format('alter role %I login password %L', ${FUNCTIONS_ROLE}::text, ${password}::text) as statement
    `
    await sql.unsafe(row?.statement ?? '')
  } finally {
    await sql.end({ timeout: 2 })
  }
  return functionsUrl(url, password)
}

/** The same database, for the role of the functions. */
export function functionsUrl(url: string, password: string): string {
  const own = new URL(url)
  own.username = FUNCTIONS_ROLE
  own.password = password
  return own.href
}
