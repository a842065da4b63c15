import { useEffect, useRef } from 'react'
import type { PresentChildView } from '#shared/ipc/parts/stays.ts'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { writeAmount, type Amount } from './amounts.ts'
import classes from './quick-log.module.css'

interface AmountBarProps {
  readonly child: PresentChildView
  /** The likeliest first; it takes the focus, so that Enter is enough. */
  readonly amounts: readonly Amount[]
  readonly onLog: (amount: Amount) => void
  readonly onClose: () => void
}

/** The second press: how much for the child that was chosen. */
export function AmountBar({ child, amounts, onLog, onClose }: AmountBarProps) {
  const texts = useTexts()
  const { t } = texts
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [child.childId])
  return (
    <div
      className={classes.amounts}
      role="group"
      aria-label={t('log.choose', { name: child.name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <strong>{child.name}:</strong>
      {amounts.map((amount, place) => (
        <Button
          key={amount.side}
          kind={place === 0 ? 'primary' : 'plain'}
          {...(place === 0 ? { ref: first } : {})}
          onClick={() => onLog(amount)}
        >
          {writeAmount(texts, amount.side, amount.totalMinutes)}{' '}
          {t('log.span', { start: amount.startMinute, end: amount.endMinute })}
        </Button>
      ))}
    </div>
  )
}
