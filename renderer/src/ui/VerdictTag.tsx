import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconXboxX } from '@tabler/icons-react'
import type { Verdict } from '#shared/domain/explanation/model.ts'
import { useTexts } from '../app/texts.tsx'
import classes from './controls.module.css'

const icons = {
  ok: IconCircleCheck,
  caution: IconAlertTriangle,
  no: IconXboxX,
  unknown: IconHelpCircle,
} as const

interface VerdictTagProps {
  readonly verdict: Verdict
  readonly size?: 'normal' | 'large'
  /** Only the mark, where the sentence beside it says the rest. */
  readonly isMarkOnly?: boolean
}

/** Can, mind, cannot: by icon, word and weight of the fill, so colour is never the only sign. */
export function VerdictTag({ verdict, size = 'normal', isMarkOnly = false }: VerdictTagProps) {
  const { word } = useTexts()
  const Icon = icons[verdict]
  return (
    <span className={classes.verdict} data-verdict={verdict} data-size={size} data-mark-only={isMarkOnly}>
      <Icon size={size === 'large' ? 20 : 14} stroke={2} aria-hidden="true" />
      {isMarkOnly ? null : word(`verdict.${verdict}`)}
    </span>
  )
}
