export type MediaKind = 'picture' | 'sound'

/** The types of files that are taken, by what is in them. */
export const MEDIA_TYPES = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/svg+xml',
  'audio/mpeg',
  'audio/ogg',
  'audio/mp4',
  'audio/wav',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** A picture made of pixels. */
export type RasterType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

export const kindOfMedia = (type: MediaType): MediaKind => (type.startsWith('image/') ? 'picture' : 'sound')

const EXTENSIONS: Record<MediaType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
}

export const extensionOf = (type: MediaType): string => EXTENSIONS[type]
