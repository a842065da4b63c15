import { useQueryClient } from '@tanstack/react-query'
import { IconBackspace } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './kiosk.module.css'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const fewest = 4
const most = 8

interface PinPadProps {
  readonly person: { readonly actorId: string; readonly name: string }
  readonly onBack: () => void
}

/** Big keys for a finger; a keyboard types the same digits. What is typed is shown as dots only. */
export function PinPad({ person, onBack }: PinPadProps) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const enter = useAct('gate.kioskEnter')
  const [pin, setPin] = useState('')
  const [isShort, setShort] = useState(false)
  const pad = useRef<HTMLDivElement>(null)
  useEffect(() => pad.current?.focus(), [])
  const add = (digit: string) => {
    enter.clear()
    setShort(false)
    setPin((typed) => (typed.length < most ? typed + digit : typed))
  }
  const wipe = () => setPin((typed) => typed.slice(0, -1))
  const submit = async () => {
    if (enter.isRunning) return
    setShort(pin.length < fewest)
    if (pin.length < fewest) return
    const result = await enter.run({ actorId: person.actorId, pin })
    setPin('')
    if (result.status === 'done') await queries.invalidateQueries({ queryKey: ['gate.status'] })
    else pad.current?.focus()
  }
  const problem = isShort ? t('kiosk.tooShort') : enter.problem
  return (
    <div
      ref={pad}
      className={classes.pad}
      role="group"
      aria-label={t('kiosk.pad')}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (/^\d$/.test(event.key)) add(event.key)
        else if (event.key === 'Backspace') wipe()
        else if (event.key === 'Escape') onBack()
        // On a button Enter presses that button.
        else if (event.key === 'Enter' && event.target === pad.current) void submit()
        else return
        event.preventDefault()
      }}
    >
      <p>{t('kiosk.typeCode')}</p>
      <p className={classes.dots}>
        <span aria-hidden="true">{'●'.repeat(pin.length) || '–'}</span>
        <span className="visuallyHidden" role="status">
          {t('kiosk.typed', { count: pin.length })}
        </span>
      </p>
      <ProblemNotice text={problem} />
      <div className={classes.keys}>
        {digits.map((digit) => (
          <button key={digit} type="button" className={classes.key} onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className={classes.key} aria-label={t('kiosk.wipe')} onClick={wipe}>
          <IconBackspace size={24} stroke={1.75} aria-hidden="true" />
        </button>
        <button type="button" className={classes.key} onClick={() => add('0')}>
          0
        </button>
        <button type="button" className={classes.key} data-kind="primary" onClick={() => void submit()}>
          {t('kiosk.enter')}
        </button>
      </div>
      <div className={classes.foot}>
        <Button onClick={onBack}>{t('kiosk.notMe')}</Button>
      </div>
    </div>
  )
}
