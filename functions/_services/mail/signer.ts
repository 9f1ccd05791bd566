import { toBase32 } from '../../_domain/mail/reply-address.ts'

/** What a signature is for, so that one never counts as another's. */
export type SignedPurpose = 'unsubscribe' | 'reply'

export interface Signer {
  sign: (purpose: SignedPurpose, text: string) => Promise<string>
  /** Compares in constant time. */
  verify: (purpose: SignedPurpose, text: string, signature: string) => Promise<boolean>
}

/** 120 bits: more than anyone can try, and short enough for the part of an address before the @. */
const SIGNATURE_BYTES = 15

export function createSigner(secret: string): Signer {
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const sign: Signer['sign'] = async (purpose, text) => {
    const mac = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(`${purpose}\n${text}`))
    return toBase32(new Uint8Array(mac, 0, SIGNATURE_BYTES))
  }
  return {
    sign,
    verify: async (purpose, text, signature) => isEqual(await sign(purpose, text), signature),
  }
}

/** Looks at every character, wherever the first difference is. */
export function isEqual(expected: string, shown: string): boolean {
  let difference = expected.length ^ shown.length
  for (let index = 0; index < expected.length; index++)
    difference |= expected.charCodeAt(index) ^ shown.charCodeAt(index % Math.max(1, shown.length))
  return difference === 0
}
