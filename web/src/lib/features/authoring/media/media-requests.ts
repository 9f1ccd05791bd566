import { managePaths } from '#lib/manage-paths.ts'
import type { PickedMedia } from './picked-media.ts'

export interface MediaFound {
  media: PickedMedia[]
  next: string | null
}

const OFFLINE = 'The service cannot be reached. Nothing was changed.'

/** What a community has, or a sentence why it cannot be listed. */
export async function findMedia(community: string, q: string): Promise<MediaFound | { problem: string }> {
  const response = await fetch(managePaths.mediaFiles(community, { q })).catch(() => undefined)
  return response?.ok ? response.json() : { problem: OFFLINE }
}

/** Brings a file. The answer is what the community has now, or a sentence why it was not taken. */
export async function bringMedia(
  community: string,
  file: File,
  alt: string,
): Promise<{ media: PickedMedia } | { problem: string }> {
  const response = await fetch(managePaths.mediaFiles(community, { alt, name: file.name }), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => undefined)
  if (!response?.headers.get('content-type')?.startsWith('application/json')) return { problem: OFFLINE }
  return response.json()
}
