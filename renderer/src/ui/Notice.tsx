import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './controls.module.css'

interface NoticeProps {
  readonly tone?: 'plain' | 'good' | 'caution' | 'problem'
  /** Read aloud as soon as it appears; for problems after an act. */
  readonly isAlert?: boolean
  readonly children: ReactNode
}

/** One message in place, with an icon for its tone. */
export function Notice({ tone = 'plain', isAlert = false, children }: NoticeProps) {
  const Icon =
    tone === 'problem' || tone === 'caution'
      ? IconAlertTriangle
      : tone === 'good'
        ? IconCircleCheck
        : IconInfoCircle
  return (
    <div className={classes.notice} data-tone={tone} {...(isAlert ? { role: 'alert' } : {})}>
      <Icon size={20} stroke={1.75} aria-hidden="true" />
      <div className={classes.noticeText}>{children}</div>
    </div>
  )
}
