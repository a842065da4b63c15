import type { ReactNode, Ref } from 'react'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import { useSession } from '../../app/session.tsx'
import { SyncIcon } from '../../app/SyncIcon.tsx'
import type { SyncKind } from '../../app/sync-standing.ts'
import { reachKindOf, toneOf, writeStanding } from '../../app/sync-standing.ts'
import type { Texts } from '../../app/texts.tsx'
import { useTexts } from '../../app/texts.tsx'
import { writeClock } from '../../app/write-clock.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './sync.module.css'

interface StandingPanelProps {
  readonly status: SyncStatusView
  /** Takes the focus when what had it is gone. */
  readonly headingRef: Ref<HTMLHeadingElement>
}

/** One sentence on how it stands, what that means for whoever works here, and the facts behind it. */
export function StandingPanel({ status, headingRef }: StandingPanelProps) {
  const texts = useTexts()
  const { t, language } = texts
  const { today } = useSession()
  // What needs a choice has its own part below; here it is about how far we are.
  const kind = reachKindOf(status) ?? 'connected'
  const { lastEqualAt, nextTryAt } = status
  return (
    <section className={classes.standing} data-tone={toneOf(kind)} aria-labelledby="sync-standing">
      <h2 id="sync-standing" ref={headingRef} tabIndex={-1} className={classes.standingHead}>
        <SyncIcon kind={kind} size={20} />
        {writeStanding(texts, status, kind, today)}
      </h2>
      <p>{writeMeaning(texts, status, kind)}</p>
      <ClockBanner minutes={status.clockSkewMinutes} />
      <dl className={classes.facts}>
        <Fact name={t('sync.headquarters')}>
          {status.headquartersName} · {status.address}
        </Fact>
        <Fact name={t('sync.thisComputer')}>{status.deviceName}</Fact>
        <Fact name={t('sync.lastEqual')}>
          {lastEqualAt === null ? t('sync.neverEqual') : writeClock(lastEqualAt, today, language)}
        </Fact>
        {nextTryAt === null ? null : (
          <Fact name={t('sync.nextTry')}>{writeClock(nextTryAt, today, language)}</Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function writeMeaning({ t }: Texts, status: SyncStatusView, kind: Exclude<SyncKind, 'attention'>): string {
  if (kind !== 'blocked') return t(`sync.meaning.${kind}`)
  const blocked = status.blocked ?? 'fault'
  return blocked === 'massDelete'
    ? t('sync.meaning.massDelete', { count: status.guardedRows })
    : t(`sync.meaning.${blocked}`)
}

/** A clock that is off stops nothing; it only makes moments read strangely. */
function ClockBanner({ minutes }: { readonly minutes: number | null }) {
  const { t } = useTexts()
  if (minutes === null || minutes === 0) return null
  return (
    <Notice tone="caution">
      {writeSkew(t, minutes)} {t('sync.clockHarmless')}
    </Notice>
  )
}

function writeSkew(t: Texts['t'], minutes: number): string {
  const count = Math.abs(minutes)
  // A clock that is off by a day is not counted in minutes; whole hours are as exact as anybody needs.
  if (count >= 120) {
    const rounded = Math.round(count / 60) * 60
    return t(minutes > 0 ? 'sync.clockAheadHours' : 'sync.clockBehindHours', { minutes: rounded })
  }
  return t(minutes > 0 ? 'sync.clockAhead' : 'sync.clockBehind', { count })
}
