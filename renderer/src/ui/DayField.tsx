import { Input, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, addMonths, parseIsoDay } from '#shared/kernel/time.ts'
import { writeDay, writeShortDate } from '#shared/text/formats.ts'
import { parseDay } from '../app/parse-day.ts'
import { useSession } from '../app/session.tsx'
import { useTexts } from '../app/texts.tsx'
import classes from './controls.module.css'
import type { FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'
import { IconButton } from './IconButton.tsx'

interface DayFieldProps extends FieldProps {
  readonly value: IsoDay | null
  readonly onChange: (day: IsoDay | null) => void
  /** What `+7` and a weekday count from; today when left out. */
  readonly anchor?: IsoDay
  readonly inputRef?: Ref<HTMLInputElement>
}

/**
 * A day, typed the way people say it or picked from the calendar. Arrow up and down move a day, Page up and down a
 * month, Alt+arrow down opens the calendar.
 */
export function DayField({ label, hint, problem, value, onChange, anchor, inputRef }: DayFieldProps) {
  const { t, language } = useTexts()
  const { today } = useSession()
  const [draft, setDraft] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const shown = draft ?? (value === null ? '' : `${writeDay(value, language)} ${value.slice(0, 4)}`)
  const isUnknown =
    draft !== null && draft.trim() !== '' && parseDay(draft, today, anchor ?? today) === undefined

  const choose = (day: IsoDay | null) => {
    setDraft(null)
    onChange(day)
  }
  const type = (text: string) => {
    setDraft(text)
    const day = parseDay(text, today, anchor ?? today)
    if (day !== undefined) onChange(day)
    else if (text.trim() === '') onChange(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.altKey && event.key === 'ArrowDown') setOpen(true)
    else if (event.key === 'ArrowUp' && !event.altKey) choose(addDays(value ?? today, 1))
    else if (event.key === 'ArrowDown') choose(addDays(value ?? today, -1))
    else if (event.key === 'PageUp') choose(addMonths(value ?? today, 1))
    else if (event.key === 'PageDown') choose(addMonths(value ?? today, -1))
    else return
    event.preventDefault()
  }
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      problem={isUnknown ? t('day.unknown') : (problem ?? null)}
    >
      {(control) => (
        <div className={classes.fieldRow}>
          <Input
            {...control}
            {...(inputRef === undefined ? {} : { ref: inputRef })}
            autoComplete="off"
            placeholder={t('day.example')}
            error={isUnknown || (problem !== undefined && problem !== null)}
            value={shown}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => type(event.currentTarget.value)}
            onBlur={() => {
              if (!isUnknown) setDraft(null)
            }}
            onKeyDown={onKeyDown}
          />
          <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
            <Popover.Target>
              <IconButton
                label={t('day.open')}
                icon={<IconCalendar size={18} stroke={1.75} aria-hidden="true" />}
                onClick={() => setOpen(!isOpen)}
              />
            </Popover.Target>
            <Popover.Dropdown aria-label={t('day.calendar')}>
              <DatePicker
                value={value}
                defaultDate={value ?? today}
                withWeekNumbers
                onChange={(day) => {
                  choose(day === null ? null : (parseIsoDay(day) ?? null))
                  setOpen(false)
                }}
                getDayAriaLabel={(day) => writeDay(day, language) || writeShortDate(day)}
              />
            </Popover.Dropdown>
          </Popover>
        </div>
      )}
    </Field>
  )
}
