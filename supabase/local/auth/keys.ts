import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey } from 'jose'
import { z } from 'zod'
import { Failure } from '../failure.ts'

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
})

export interface AuthKeys {
  kid: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  /** What /.well-known/jwks.json publishes. */
  publicJwk: Record<string, unknown>
}

/** The stack's ES256 key pair: made on the first start, the same ever after. */
export async function loadKeys(file: string): Promise<AuthKeys> {
  await mkdir(dirname(file), { recursive: true })
  if (!(await exists(file))) await createKeyFile(file)
  await closeToOthers(file)
  const text = await readFile(file, 'utf8')
  try {
    return await readKeys(text)
  } catch (cause) {
    throw new Failure(
      `The signing key in ${file} is damaged.`,
      'Restore it, or delete it to start with a new key: all users will have to sign in again.',
      { cause },
    )
  }
}

async function readKeys(text: string): Promise<AuthKeys> {
  const { d, ...point } = privateJwk.parse(JSON.parse(text))
  const privateKey = asymmetric(await importJWK({ ...point, d }, 'ES256'))
  const publicKey = asymmetric(await importJWK(point, 'ES256'))
  // Deno imports the halves of two different pairs without complaint; only a true pair verifies what it signed.
  await jwtVerify(await new SignJWT().setProtectedHeader({ alg: 'ES256' }).sign(privateKey), publicKey)
  const kid = await calculateJwkThumbprint(point)
  const publicJwk = { ...point, kid, alg: 'ES256', use: 'sig', key_ops: ['verify'], ext: true }
  return { kid, privateKey, publicKey, publicJwk }
}

function asymmetric(key: CryptoKey | Uint8Array): CryptoKey {
  if (key instanceof Uint8Array) throw new TypeError('a symmetric key')
  return key
}

/** Written aside and then linked: two first starts at once agree on the one key whose link came first. */
async function createKeyFile(file: string) {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const aside = `${file}.${randomUUID()}`
  try {
    const handle = await open(aside, 'wx', 0o600)
    await handle.writeFile(JSON.stringify(await exportJWK(privateKey)))
    await handle.sync()
    await handle.close()
    await link(aside, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(aside, { force: true })
  }
}

/** A copy or a restore may have opened the key to other accounts. Windows has no such bits. */
async function closeToOthers(file: string) {
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && mode & 0o077) await chmod(file, 0o600)
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)
