import { Modal } from '@mantine/core'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useFocusReturn } from './dialog-focus.ts'
import classes from './palette.module.css'
import type { PaletteEntry } from './palette-entries.ts'
import { usePaletteEntries } from './palette-entries.ts'
import { useTexts } from './texts.tsx'

/** One field for going somewhere, finding somebody and doing something. */
export function Palette({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTexts()
  useFocusReturn(isOpen)
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('palette.title')} size="38rem" yOffset="10vh">
      {isOpen ? <PaletteBody onClose={onClose} /> : null}
    </Modal>
  )
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const listId = useId()
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState(0)
  const entries = usePaletteEntries(text)
  const active = Math.min(wanted, Math.max(0, entries.length - 1))
  const run = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setWanted((active + 1) % Math.max(1, entries.length))
    else if (event.key === 'ArrowUp') setWanted((active + entries.length - 1) % Math.max(1, entries.length))
    else if (event.key === 'Home' && text === '') setWanted(0)
    else if (event.key === 'Enter') run(entries[active])
    else return
    event.preventDefault()
  }
  const hasEntries = entries.length > 0
  return (
    <>
      <input
        className={classes.paletteField}
        // Focus at once: whoever types right after Ctrl+K must not lose the first letters.
        autoFocus
        data-autofocus
        role="combobox"
        aria-expanded={hasEntries}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-label={t('palette.field')}
        {...(hasEntries ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
        autoComplete="off"
        placeholder={t('palette.field')}
        maxLength={100}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setWanted(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('palette.results')} className={classes.paletteList}>
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            ref={index === active ? scrollIntoView : null}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className={classes.paletteOption}
            onClick={() => run(entry)}
            onKeyDown={onKeyDown}
            onPointerMove={() => setWanted(index)}
          >
            <span className={classes.paletteKind}>{t(entry.kindCode)}</span>
            <span className={classes.paletteLabel}>{entry.label}</span>
            {entry.aside === undefined ? null : <span className={classes.paletteAside}>{entry.aside}</span>}
            {entry.chord === undefined ? null : <KeyHint chord={entry.chord} />}
          </div>
        ))}
      </div>
      {hasEntries ? null : <p className={classes.paletteNone}>{t('palette.none', { text })}</p>}
      <span className="visuallyHidden" role="status">
        {t('palette.count', { count: entries.length })}
      </span>
    </>
  )
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
