import { error } from '@sveltejs/kit'
import { gatePath } from '#contracts/gates/gates.ts'
import { slug } from '#contracts/wire.ts'

// Both reject like any request: Promise.all still awaits the requests beside them.

/** A slug from the address. One that cannot be a slug is a 404 with this code, without a request. */
export async function slugParam(name: string, code: string): Promise<string> {
  if (!slug.safeParse(name).success) error(404, 'Nothing is called so.', { code })
  return name
}

/** An id from the address. One that cannot be an id is a 404 with this code, without a request. */
export async function idParam(id: string, code: string): Promise<{ id: string }> {
  if (!gatePath.safeParse({ id }).success) error(404, 'No such thing.', { code })
  return { id }
}
