import sprite from '../../../.svelte-kit/icons.svg?no-inline'
import type { IconName } from './icon-names.ts'

/** Where a `use` element finds an icon: in the one file that has all of them (web/icon-sprite.ts). */
export const iconHref = (name: IconName | 'wreath'): string => `${sprite}#${name}`
