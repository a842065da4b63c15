import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import type { PresentChildView } from '#shared/ipc/parts/stays.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { amountAfter, writeAmount, writeLength, type Amount } from './amounts.ts'
import classes from './quick-log.module.css'
import type { LastStay } from './use-stays.ts'

interface LastStayLineProps {
  readonly last: LastStay
  /** The child as it stands now; undefined when it is not on this list. */
  readonly child: PresentChildView | undefined
  readonly stepMinutes: number
  readonly onExtend: (child: PresentChildView, amount: Amount) => void
  readonly onUndo: () => void
}

/** What was written down last, with the way back and the third press that makes the hour full. */
export function LastStayLine({ last, child, stepMinutes, onExtend, onUndo }: LastStayLineProps) {
  const texts = useTexts()
  const { t } = texts
  const { stay } = last
  const isLogged = last.kind === 'logged'
  const amount = writeAmount(texts, stay.side, stay.endMinute - stay.startMinute)
  const params = { name: stay.childName, amount, minute: stay.loggedMinute, writer: stay.loggedByName }
  const next = child === undefined ? undefined : amountAfter(stay, child, stepMinutes)
  return (
    <div className={classes.last}>
      <p role="status" className={classes.lastText}>
        {isLogged ? <IconCheck size={18} stroke={2} aria-hidden="true" /> : null}
        {isLogged
          ? t(stay.loggedByName === '' ? 'log.doneAlone' : 'log.done', params)
          : t('log.removed', params)}
      </p>
      {isLogged && child !== undefined && next !== undefined ? (
        <Button onClick={() => onExtend(child, next)}>
          {t('log.extend', { length: writeLength(texts, next.totalMinutes) })}
        </Button>
      ) : null}
      {isLogged ? (
        <Button icon={<IconArrowBackUp size={16} stroke={2} aria-hidden="true" />} onClick={onUndo}>
          {t('log.undo')}
        </Button>
      ) : null}
    </div>
  )
}
