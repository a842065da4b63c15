import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import type { AgreedMerge } from '#shared/ipc/parts/merging.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { AgreedHead } from './AgreedHead.tsx'
import { AgreedView } from './AgreedView.tsx'
import { agreedDayOf } from './write-agreed.ts'
import classes from './merging.module.css'

interface AgreedLineProps {
  readonly merge: AgreedMerge
  readonly day: IsoDay
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** One agreed merge on one day. One that no longer may be, shows why and the way out at once. MERGE-8 */
export function AgreedLine({ merge, day, isOpen, onToggle }: AgreedLineProps) {
  const viewId = useId()
  const standing = agreedDayOf(merge, day)?.standing
  const isUrgent = standing === 'notAllowed' || standing === 'notNeeded'
  const isShown = isOpen !== isUrgent
  const Icon = isShown ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.item} data-merge-item data-kind="agreed" data-standing={standing}>
      <div className={classes.line}>
        <button
          type="button"
          className={classes.lineButton}
          data-merge-line={`${merge.id} ${day}`}
          aria-expanded={isShown}
          aria-controls={viewId}
          onClick={onToggle}
        >
          <Icon size={16} stroke={1.75} aria-hidden="true" />
          <AgreedHead merge={merge} day={day} />
        </button>
      </div>
      <div id={viewId} hidden={!isShown}>
        {isShown ? <AgreedView merge={merge} day={day} /> : null}
      </div>
    </div>
  )
}
