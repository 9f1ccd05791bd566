import { createFolderStore } from '../_services/media/folder-store.ts'
import type { MediaServices } from '../_services/media/media-services.ts'
import type { MediaStore } from '../_services/media/media-store.ts'
import { createPictureEncoder } from '../_services/media/picture-encoder.ts'
import { createSupabaseStore } from '../_services/media/supabase-store.ts'
import type { MediaPlace } from './media-env.ts'

export const createMedia = (place: MediaPlace | undefined): MediaServices => ({
  mediaStore: place && createMediaStore(place),
  pictureEncoder: createPictureEncoder(),
})

export const createMediaStore = (place: MediaPlace): MediaStore =>
  'folder' in place ? createFolderStore(place.folder) : createSupabaseStore(place)
