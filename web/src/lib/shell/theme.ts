import type { Cookies } from '@sveltejs/kit'
import { keepCookie } from './keep-cookie.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const COOKIE = 'theme'
/** `--paper` of each theme as hex, which every browser accepts as theme-color. */
const PAPER = { light: '#fbfaf6', dark: '#0c110e' }

export const parseTheme = (value: unknown): Theme => THEMES.find((theme) => theme === value) ?? 'system'

export const readTheme = (cookies: Cookies): Theme => parseTheme(cookies.get(COOKIE))

export const writeTheme = (cookies: Cookies, theme: Theme, secure: boolean) => {
  if (theme === 'system') cookies.delete(COOKIE, { path: '/' })
  else keepCookie(cookies, COOKIE, { value: theme, secure })
}

/** Rendered on `<html>` by the server, so a chosen theme never flashes the other one first. */
export const themeAttribute = (theme: Theme) => (theme === 'system' ? '' : `data-theme="${theme}"`)

export const themeColor = (theme: Theme) =>
  theme === 'system'
    ? `<meta name="theme-color" media="(prefers-color-scheme: light)" content="${PAPER.light}" />` +
      `<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${PAPER.dark}" />`
    : `<meta name="theme-color" content="${PAPER[theme]}" />`
