import { useState } from 'react'
import { breachParties, clocksOf } from '#shared/domain/privacy/breach-clocks.ts'
import type { BreachView } from '#shared/ipc/calls/privacy.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { KeptText } from '../../ui/KeptText.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
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
      {breach.happened === '' ? null : <p>{breach.happened}</p>}
      <KeptText of={breach} />
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
      <ProblemNotice text={close.problem} />
      {opened === 'inform' ? (
        <InformForm breachId={breach.id} now={now} onDone={() => setOpened(null)} />
      ) : null}
      {opened === 'change' ? <ChangeForm breach={breach} onDone={() => setOpened(null)} /> : null}
      {isOpen && opened === null ? (
        <ButtonRow>
          <Button right="breaches.edit" onClick={() => open('inform')}>
            {t('privacy.inform')}
          </Button>
          {/* What is not read is not written over. */}
          {breach.textKept === null ? (
            <Button right="breaches.edit" onClick={() => open('change')}>
              {t('privacy.changeBreach')}
            </Button>
          ) : null}
          <Button
            right="breaches.edit"
            isUnavailable={close.isRunning}
            onClick={() => void close.run({ breachId: breach.id })}
          >
            {t('privacy.closeBreach')}
          </Button>
        </ButtonRow>
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
    <Form aria-label={t('privacy.changeBreach')} onSubmit={send}>
      <BreachFields value={details} onChange={setDetails} />
      <FormFoot problem={change.problem} onCancel={onDone}>
        <Button type="submit" kind="primary" isUnavailable={change.isRunning}>
          {t('privacy.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
