import { IconAlertTriangle, IconCircleCheck, IconClock, IconXboxX } from '@tabler/icons-react'
import { useTexts } from '../../app/texts.tsx'
import controls from '../../ui/controls.module.css'

/** How a term stands: there is time, it is nearly over, it is over, or what had to be done is done. */
export type TermStanding = 'running' | 'near' | 'past' | 'done'

const marks = {
  running: { Icon: IconClock, weight: 'running' },
  near: { Icon: IconAlertTriangle, weight: 'caution' },
  past: { Icon: IconXboxX, weight: 'no' },
  done: { Icon: IconCircleCheck, weight: 'ok' },
} as const

/** A clock that runs does not look like one that is done: an icon, a word, and a weight of its own. PRIV-2, PRIV-7 */
export function TermTag({ standing }: { readonly standing: TermStanding }) {
  const { t } = useTexts()
  const { Icon, weight } = marks[standing]
  return (
    <span className={controls.verdict} data-verdict={weight} data-standing={standing}>
      <Icon size={14} stroke={2} aria-hidden="true" />
      {t(`privacy.term.${standing}`)}
    </span>
  )
}
