import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './controls.module.css'

interface SectionProps {
  readonly title: string
  /** Said after the title, for instance how many there are. */
  readonly aside?: string
  /** Of its heading: one below what stands above it. */
  readonly level?: 2 | 3
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly children: ReactNode
}

/** A part that opens and closes; its heading is the button. */
export function Section({ title, aside, level = 3, isOpen, onToggle, children }: SectionProps) {
  const Heading = `h${level}` as const
  const bodyId = useId()
  const Icon = isOpen ? IconChevronDown : IconChevronRight
  return (
    <section className={classes.section}>
      <Heading className={classes.sectionHeading}>
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
      </Heading>
      <div id={bodyId} className={classes.sectionBody} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </section>
  )
}
