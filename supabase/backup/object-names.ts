// <system>/bases/<id>/data-00001 …, <system>/bases/<id>/files, <system>/bases/<id>/manifest, <system>/wal/<file>, <system>/media/<community>/<sha256>

export const basesOf = (system: string) => `${system}/bases/`
export const baseOf = (system: string, id: string) => `${basesOf(system)}${id}/`
export const manifestOf = (system: string, id: string) => `${baseOf(system, id)}manifest`
export const filesOf = (system: string, id: string) => `${baseOf(system, id)}files`
export const chunkOf = (system: string, id: string, number: number) =>
  `${baseOf(system, id)}data-${String(number).padStart(5, '0')}`
export const mediaOf = (system: string) => `${system}/media/`
export const walOf = (system: string) => `${system}/wal/`

export const systemIn = (name: string): string => name.split('/')[0] ?? ''
/** Of an object of a base backup. */
export const idIn = (name: string): string => name.split('/')[2] ?? ''
export const isManifest = (name: string): boolean => /^[^/]+\/bases\/[^/]+\/manifest$/.test(name)
/** Of an archived file of WAL. */
export const fileIn = (name: string): string => name.split('/').at(-1) ?? ''
