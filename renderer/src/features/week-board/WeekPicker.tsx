import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { addDays, addWeeks, mondayOfWeek } from '#shared/kernel/time.ts'
import { parseWeek } from '../../app/parse-day.ts'
import { useSession, workingWeek } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useGo } from '../../app/use-go.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './week-board.module.css'

interface WeekPickerProps {
  readonly week: IsoWeek
  readonly isAsking: boolean
  readonly onAsk: (isAsking: boolean) => void
}

/** Previous week, which week this is (press to type another), next week, and today. */
export function WeekPicker({ week, isAsking, onAsk }: WeekPickerProps) {
  const { t } = useTexts()
  const go = useGo()
  const session = useSession()
  const monday = mondayOfWeek(week)
  const friday = addDays(monday, 4)
  // Around New Year the week's own year differs from that of its days: 2026 has a week 53.
  const isTurnOfYear = monday.slice(0, 4) !== addDays(monday, 6).slice(0, 4)
  return (
    <div className={classes.picker}>
      <IconButton
        label={`${t('week.previous')} (PageUp)`}
        icon={<IconChevronLeft size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => go.toWeek(addWeeks(week, -1))}
      />
      <Button kind="quiet" title={`${t('week.go')} (G)`} aria-haspopup="dialog" onClick={() => onAsk(true)}>
        {t(isTurnOfYear ? 'week.periodWithYear' : 'week.period', {
          week,
          from: monday,
          until: friday,
          year: friday.slice(0, 4),
        })}
      </Button>
      <IconButton
        label={`${t('week.next')} (PageDown)`}
        icon={<IconChevronRight size={18} stroke={1.75} aria-hidden="true" />}
        onClick={() => go.toWeek(addWeeks(week, 1))}
      />
      <Button title={`${t('week.today')} (T)`} onClick={() => go.toWeek(workingWeek(session))}>
        {t('week.today')}
      </Button>
      <Dialog title={t('week.go')} isOpen={isAsking} onClose={() => onAsk(false)} size="22rem">
        <WeekQuestion week={week} onDone={() => onAsk(false)} />
      </Dialog>
    </div>
  )
}

function WeekQuestion({ week, onDone }: { readonly week: IsoWeek; readonly onDone: () => void }) {
  const { t } = useTexts()
  const go = useGo()
  const { today } = useSession()
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const wanted = parseWeek(text, today, mondayOfWeek(week))
  return (
    <Form
      onSubmit={() => {
        setTried(true)
        if (wanted === undefined) return
        onDone()
        go.toWeek(wanted)
      }}
    >
      <TextField
        label={t('week.goField')}
        hint={t('week.goHint')}
        problem={isTried && wanted === undefined ? t('week.goUnknown') : null}
        maxLength={30}
        autoFocus
        value={text}
        onChange={setText}
      />
    </Form>
  )
}
