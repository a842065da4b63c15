import { useEffect, useRef } from 'react'
import { useTexts } from '../../app/texts.tsx'
import classes from './quick-log.module.css'

/** Over the whole window while nobody is at the screen: only the name of the group, no children. */
export function BlankScreen({ group }: { readonly group: string }) {
  const { t } = useTexts()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  // Any key or click ends it; the button is there for who cannot see that.
  return (
    <button ref={button} type="button" className={classes.blank}>
      <span className={classes.blankGroup}>{group}</span>
      <span>{t('log.blank')}</span>
    </button>
  )
}
