import { useState } from 'react'

const levels = ['sum', 'who', 'strip', 'law'] as const
type Level = (typeof levels)[number]
const storageKey = 'dagdeel.why.open'

/** The sum is open for who is new here; after that everybody keeps their own choice. Holds nothing about children. */
function readOpenLevels(): ReadonlySet<Level> {
  const stored = window.localStorage.getItem(storageKey)
  if (stored === null) return new Set(['sum'])
  const names = stored.split(' ')
  return new Set(levels.filter((level) => names.includes(level)))
}

/** Which parts of the explanation are open, remembered on this computer. */
export function useOpenLevels(): {
  of(level: Level): { readonly isOpen: boolean; readonly onToggle: (isOpen: boolean) => void }
} {
  const [open, setOpen] = useState(readOpenLevels)
  return {
    of: (level) => ({
      isOpen: open.has(level),
      onToggle: (isOpen) => {
        const next = new Set(levels.filter((each) => (each === level ? isOpen : open.has(each))))
        window.localStorage.setItem(storageKey, [...next].join(' '))
        setOpen(next)
      },
    }),
  }
}
