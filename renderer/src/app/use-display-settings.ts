import { useEffect } from 'react'
import type { Settings } from '#shared/ipc/calls/settings.ts'
import { useMedia } from './use-media.ts'

/** Puts language, density and font size on the page; answers the colour scheme that holds now. */
export function useDisplaySettings(settings: Settings): 'light' | 'dark' {
  const isSystemDark = useMedia('(prefers-color-scheme: dark)')
  const { language, density, fontScalePercent, theme } = settings
  useEffect(() => {
    const page = document.documentElement
    page.lang = language
    page.dataset['density'] = density
    page.style.fontSize = fontScalePercent === 100 ? '' : `${fontScalePercent}%`
  }, [language, density, fontScalePercent])
  if (theme === 'system') return isSystemDark ? 'dark' : 'light'
  return theme
}
