import { IconCircleCheck } from '@tabler/icons-react'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Inbox } from './use-inbox.ts'
import classes from './requests.module.css'

interface FittingStripProps {
  readonly inbox: Inbox
  readonly onShow: () => void
}

/** What was refused or put on the waiting list and fits by now, since a place came free. CHECK-4 */
export function FittingStrip({ inbox, onShow }: FittingStripProps) {
  const { t } = useTexts()
  const count = inbox.counts?.nowFitting ?? 0
  if (inbox.isLookingAgain) {
    return (
      <p className={classes.strip} role="status">
        {t('inbox.fittingBusy')}
      </p>
    )
  }
  if (count === 0 || inbox.desk.tab === 'fitting') return null
  return (
    <div className={classes.strip} role="status">
      <IconCircleCheck size={18} stroke={1.75} aria-hidden="true" />
      <span className={classes.stripText}>{t('inbox.fittingStrip', { count })}</span>
      <Button size="small" onClick={onShow}>
        {t('inbox.fittingShow')}
      </Button>
    </div>
  )
}
