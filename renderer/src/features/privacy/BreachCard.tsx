import { useState } from 'react'
import { breachParties, clocksOf } from '#shared/domain/privacy/breach-clocks.ts'
import type { BreachView } from '#shared/ipc/calls/privacy.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BreachFields } from './BreachFields.tsx'
import { ClockLine } from './ClockLine.tsx'
import { InformForm } from './InformForm.tsx'
import classes from './privacy.module.css'
import { useMoment, useRunningMoment } from './use-moment.ts'

const informedAt = {
  customer: 'customerInformedAt',
  authority: 'authorityInformedAt',
  people: 'peopleInformedAt',
} as const

/** One breach: its clocks, who was told and when, what was done, and the end of it. PRIV-7 */
export function BreachCard({
  breach,
  answeredAt,
}: {
  readonly breach: BreachView
  readonly answeredAt: Instant
}) {
  const { t, word } = useTexts()
  const writeMoment = useMoment()
  const now = useRunningMoment(answeredAt)
  const close = useAct('breaches.close')
  const [opened, setOpened] = useState<'inform' | 'change' | null>(null)
  const isOpen = breach.closedAt === null
  const open = (form: 'inform' | 'change') => {
    // Why it could not be closed is about to change.
    close.clear()
    setOpened(form)
  }
  return (
    <>
      <h3>{t('privacy.discovered', { when: writeMoment(breach.discoveredAt) })}</h3>
      <p>{breach.happened}</p>
      {clocksOf(breach, now).map((clock) => (
        <ClockLine key={clock.party} clock={clock} />
      ))}
      <dl className={classes.facts}>
        <dt>{t('privacy.dataKinds')}</dt>
        <dd>{breach.dataKinds.map((kind) => word(`breachData.${kind}`)).join(', ') || '–'}</dd>
        <dt>{t('privacy.peopleCount')}</dt>
        <dd>{breach.peopleCount ?? '–'}</dd>
        <dt>{t('privacy.risk')}</dt>
        <dd>{word(`breachRisk.${breach.risk}`)}</dd>
        {breachParties.map((party) => {
          const at = breach[informedAt[party]]
          return at === null ? null : (
            <PartyLine
              key={party}
              label={t('privacy.told', { who: word(`breachParty.${party}`) })}
              when={writeMoment(at)}
            />
          )
        })}
        {breach.measures === '' ? null : <PartyLine label={t('privacy.measures')} when={breach.measures} />}
        {breach.notReportedBecause === '' ? null : (
          <PartyLine label={t('privacy.notReportedBecause')} when={breach.notReportedBecause} />
        )}
        {breach.closedAt === null ? null : (
          <PartyLine label={t('privacy.closedOn')} when={writeMoment(breach.closedAt)} />
        )}
      </dl>
      {close.problem === null ? null : (
        <Notice tone="problem" isAlert>
          {close.problem}
        </Notice>
      )}
      {opened === 'inform' ? (
        <InformForm breachId={breach.id} now={now} onDone={() => setOpened(null)} />
      ) : null}
      {opened === 'change' ? <ChangeForm breach={breach} onDone={() => setOpened(null)} /> : null}
      {isOpen && opened === null ? (
        <div className={classes.acts}>
          <Button right="breaches.edit" onClick={() => open('inform')}>
            {t('privacy.inform')}
          </Button>
          <Button right="breaches.edit" onClick={() => open('change')}>
            {t('privacy.changeBreach')}
          </Button>
          <Button
            right="breaches.edit"
            isUnavailable={close.isRunning}
            onClick={() => void close.run({ breachId: breach.id })}
          >
            {t('privacy.closeBreach')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function PartyLine({ label, when }: { readonly label: string; readonly when: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{when}</dd>
    </>
  )
}

function ChangeForm({ breach, onDone }: { readonly breach: BreachView; readonly onDone: () => void }) {
  const { t } = useTexts()
  const change = useAct('breaches.change')
  const { happened, dataKinds, peopleCount, risk, notReportedBecause, measures } = breach
  const [details, setDetails] = useState({
    happened,
    dataKinds,
    peopleCount,
    risk,
    notReportedBecause,
    measures,
  })
  const send = async () => {
    const reply = await change.run({ breachId: breach.id, ...details })
    if (reply.status === 'done') onDone()
  }
  return (
    <form
      className={classes.form}
      aria-label={t('privacy.changeBreach')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {change.problem === null ? null : (
        <Notice tone="problem" isAlert>
          {change.problem}
        </Notice>
      )}
      <BreachFields value={details} onChange={setDetails} />
      <div className={classes.acts}>
        <Button type="submit" kind="primary" isUnavailable={change.isRunning}>
          {t('privacy.save')}
        </Button>
        <Button onClick={onDone}>{t('privacy.cancel')}</Button>
      </div>
    </form>
  )
}
