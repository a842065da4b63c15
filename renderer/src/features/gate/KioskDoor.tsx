import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './kiosk.module.css'
import { PinPad } from './PinPad.tsx'

interface KioskPerson {
  readonly actorId: string
  readonly name: string
}

/** "Wie ben je?": a tile for everybody with a short code; then the code. PRIV-4 */
export function KioskDoor({ people }: { readonly people: readonly KioskPerson[] }) {
  const { t } = useTexts()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const chosen = people.find(({ actorId }) => actorId === chosenId)
  const title =
    chosen !== undefined
      ? t('kiosk.hello', { name: chosen.name })
      : t(isLeaving ? 'kiosk.leaveTitle' : 'kiosk.who')
  const fullTitle = `${title} – ${t('gate.app')}`
  useEffect(() => {
    document.title = fullTitle
  }, [fullTitle])
  return (
    <main className={classes.door}>
      <h1>{title}</h1>
      {chosen !== undefined ? (
        <PinPad key={chosen.actorId} person={chosen} onBack={() => setChosenId(null)} />
      ) : isLeaving ? (
        <Leaving onBack={() => setLeaving(false)} />
      ) : (
        <>
          {people.length === 0 ? <p>{t('kiosk.nobody')}</p> : null}
          <ul role="list" className={classes.people}>
            {people.map((person) => (
              <li key={person.actorId}>
                <button type="button" className={classes.tile} onClick={() => setChosenId(person.actorId)}>
                  {person.name}
                </button>
              </li>
            ))}
          </ul>
          <div className={classes.foot}>
            <Button kind="quiet" onClick={() => setLeaving(true)}>
              {t('kiosk.leave')}
            </Button>
          </div>
        </>
      )}
    </main>
  )
}

/** Leaving the kiosk ends at the sign-in screen; whoever pressed by mistake has no password. */
function Leaving({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTexts()
  const queries = useQueryClient()
  const lock = useAct('gate.lock')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('button')?.focus(), [])
  const leave = async () => {
    const result = await lock.run({ place: null })
    if (result.status === 'done') await queries.invalidateQueries({ queryKey: ['gate.status'] })
  }
  return (
    <div ref={box} className={classes.leaving}>
      <p>{t('kiosk.leaveWhat')}</p>
      <ProblemNotice text={lock.problem} />
      <div className={classes.foot}>
        <Button onClick={onBack}>{t('kiosk.back')}</Button>
        <Button kind="primary" onClick={() => void leave()}>
          {t('kiosk.leaveNow')}
        </Button>
      </div>
    </div>
  )
}
