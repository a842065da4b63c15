import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './controls.module.css'

interface SectionProps {
  readonly title: string
  /** Said after the title, for instance how many there are. */
  readonly aside?: string
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly children: ReactNode
}

/** A part that opens and closes; its heading is the button. */
export function Section({ title, aside, isOpen, onToggle, children }: SectionProps) {
  const bodyId = useId()
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionHeading}>
        <button
          type="button"
          className={classes.sectionToggle}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => onToggle(!isOpen)}
        >
          <Icon size={16} stroke={1.75} aria-hidden="true" />
          {title}
          {aside === undefined ? null : <span className={classes.sectionCount}> {aside}</span>}
        </button>
      </h3>
      <div id={bodyId} className={classes.sectionBody} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </section>
  )
}
