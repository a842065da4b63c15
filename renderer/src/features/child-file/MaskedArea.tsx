import { useEffect, useRef } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './child-file.module.css'
import type { Masked } from './use-reveal.ts'

interface MaskedAreaProps {
  readonly label: string
  readonly masked: Masked
  /** There is something that was not shown. */
  readonly isFilled: boolean
  /** null = as it is, and not shown. */
  readonly value: string | null
  readonly maxLength: number
  readonly isOneLine?: boolean
  readonly onChange: (value: string) => void
}

/** A field whose text is only fetched when somebody wants to change it; else it is left as it is. PRIV-5 */
export function MaskedArea({
  label,
  masked,
  isFilled,
  value,
  maxLength,
  isOneLine = false,
  onChange,
}: MaskedAreaProps) {
  const { t } = useTexts()
  const { actor } = useSession()
  const ask = useAct('childFile.reveal')
  const place = useRef<HTMLDivElement>(null)
  const isWanted = useRef(false)
  useEffect(() => {
    // The button made way for the field: whoever pressed it goes on in the field.
    if (!isWanted.current || value === null) return
    isWanted.current = false
    place.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, [value])
  const show = async () => {
    const answer = await ask.run(masked)
    if (answer.status === 'done') {
      isWanted.current = true
      onChange(answer.output.text)
    }
    ask.clear()
  }
  if (value === null && isFilled) {
    return (
      <div className={classes.masked}>
        <span>
          {label}: <span aria-hidden="true">•••</span>
        </span>
        {mayDo(actor.role, 'childFile.reveal') ? (
          <Button
            size="small"
            aria-label={t('childFile.showToChangeOf', { what: label })}
            onClick={() => void show()}
          >
            {t('childFile.showToChange')}
          </Button>
        ) : (
          <span>{t('childFile.maskedForYou')}</span>
        )}
      </div>
    )
  }
  const field = { label, maxLength, value: value ?? '', onChange }
  return <div ref={place}>{isOneLine ? <TextField {...field} /> : <TextArea {...field} />}</div>
}
