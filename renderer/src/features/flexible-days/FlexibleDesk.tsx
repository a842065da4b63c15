import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import type { FlexibleChild, FlexibleDay } from '#shared/ipc/calls/flexible-days.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { useHistoryActs } from '../../app/use-history-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { mayBeAsked, sentenceOf } from './day-cell-texts.ts'
import type { GridPlace } from './FlexibleGrid.tsx'
import { FlexibleGrid, shownDays } from './FlexibleGrid.tsx'
import classes from './flexible.module.css'

interface FlexibleDeskProps {
  readonly locationId: LocationId
  readonly month: IsoMonth
  readonly guaranteeDays: number
  readonly rows: readonly FlexibleChild[]
}

type Outcomes = CallOutput<'flexibleDays.ask'>

const noDays: ReadonlySet<IsoDay> = new Set()

/** The grid with what is chosen in it: the sum before asking, the answer after it. */
export function FlexibleDesk({ locationId, month, guaranteeDays, rows }: FlexibleDeskProps) {
  const texts = useTexts()
  const { t, write } = texts
  const announcer = useAnnouncer()
  const ask = useAct('flexibleDays.ask')
  const mayAsk = useMayDo()('requests.decide')
  const [place, setPlace] = useState<GridPlace>(() => firstPlace(rows))
  const [chosen, setChosen] = useState<{
    childId: FlexibleChild['childId']
    days: ReadonlySet<IsoDay>
  } | null>(null)
  const [answer, setAnswer] = useState<Outcomes | null>(null)
  const child = rows.find((row) => row.childId === chosen?.childId) ?? null
  const picked =
    child === null ? [] : child.days.filter((day) => chosen?.days.has(day.day) === true && mayBeAsked(day))
  const hereRow = rows[place.row]
  const here = hereRow?.days.find((day) => day.day === shownDays(rows)[place.column])

  const toggle = (row: FlexibleChild, day: FlexibleDay) => {
    if (!mayBeAsked(day)) return
    setAnswer(null)
    ask.clear()
    const known = chosen?.childId === row.childId ? chosen.days : noDays
    const days = new Set(known)
    if (!days.delete(day.day)) days.add(day.day)
    setChosen({ childId: row.childId, days })
  }
  const chooseFitting = () => {
    if (hereRow === undefined) return
    const days = hereRow.days.filter((day) => mayBeAsked(day) && day.isGrantable).map(({ day }) => day)
    setChosen({ childId: hereRow.childId, days: new Set(days) })
  }
  const send = async () => {
    if (child === null || picked.length === 0) {
      announcer.say(t('flexible.chooseFirst'))
      return
    }
    const days = picked.map(({ day }) => ({ day, startMinute: null, endMinute: null }))
    if (!mayAsk) {
      announcer.say(t('lock.notYourRole'))
      return
    }
    const result = await ask.run({ childId: child.childId, locationId, days })
    if (result.status !== 'done') return
    setChosen(null)
    setAnswer(result.output)
    if (result.output.done !== null) announcer.say(write(result.output.done.label))
  }
  return (
    <>
      <FlexibleGrid
        month={month}
        rows={rows}
        chosenChildId={chosen?.childId ?? null}
        chosenDays={chosen?.days ?? noDays}
        place={place}
        onPlace={setPlace}
        onToggle={toggle}
        onAsk={() => void send()}
      />
      <p className={classes.muted}>{t('flexible.legend')}</p>
      <p className={classes.detail}>
        {here === undefined ? '' : sentenceOf(texts, here, false)}{' '}
        {here?.isGuaranteed === true ? t('flexible.until', { day: addDays(here.day, -guaranteeDays) }) : ''}
      </p>
      {child === null || picked.length === 0 ? null : <ChosenSum child={child} picked={picked} />}
      <div className={classes.tools}>
        <Button
          kind="primary"
          right="requests.decide"
          isUnavailable={picked.length === 0 || ask.isRunning}
          onClick={() => void send()}
        >
          {picked.length === 0 ? t('flexible.askNone') : t('flexible.ask', { count: picked.length })}
        </Button>
        <Button right="requests.decide" onClick={chooseFitting}>
          {t('flexible.chooseFitting')}
        </Button>
        {picked.length === 0 ? null : (
          <Button kind="quiet" onClick={() => setChosen(null)}>
            {t('flexible.clear')}
          </Button>
        )}
      </div>
      <ProblemNotice text={ask.problem} />
      {answer === null ? null : <AskedNotice answer={answer} onUndone={() => setAnswer(null)} />}
    </>
  )
}

/** The first day that can be asked, else the first of all. */
function firstPlace(rows: readonly FlexibleChild[]): GridPlace {
  const days = shownDays(rows)
  const first = rows[0]?.days.find(mayBeAsked)?.day
  const column = first === undefined ? 0 : days.indexOf(first)
  return { row: 0, column: Math.max(0, column) }
}

function ChosenSum({
  child,
  picked,
}: {
  readonly child: FlexibleChild
  readonly picked: readonly FlexibleDay[]
}) {
  const { t } = useTexts()
  const minutes = picked.reduce((sum, day) => sum + day.minutes, 0)
  const granted = picked.filter((day) => day.isGrantable)
  const grantedMinutes = granted.reduce((sum, day) => sum + day.minutes, 0)
  const waiting = picked.length - granted.length
  return (
    <p role="status">
      {t('flexible.chosen', { name: child.name, count: picked.length, minutes })}{' '}
      {granted.length > 0 ? t('flexible.willGrant', { count: granted.length }) : ''}{' '}
      {waiting > 0 ? t('flexible.willWait', { count: waiting }) : ''}{' '}
      {t('flexible.after', { minutes: child.balance.minutes - grantedMinutes })}
    </p>
  )
}

function AskedNotice({ answer, onUndone }: { readonly answer: Outcomes; readonly onUndone: () => void }) {
  const { t, write } = useTexts()
  const { undo } = useHistoryActs()
  const isAllGranted = answer.outcomes.every(({ outcome }) => outcome === 'granted')
  return (
    <Notice tone={isAllGranted ? 'good' : 'caution'} isAlert>
      <strong>{t('flexible.done')}</strong>
      <ul className={classes.outcomes}>
        {answer.outcomes.map(({ day, outcome, message }) => (
          <li key={day}>
            {t(`flexible.outcome.${outcome}`, { day })} {message === null ? '' : write(message)}
          </li>
        ))}
      </ul>
      {answer.done === null ? null : (
        <Button
          size="small"
          onClick={() => {
            undo()
            onUndone()
          }}
        >
          {t('flexible.undo')}
        </Button>
      )}
    </Notice>
  )
}
