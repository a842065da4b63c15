import { useState } from 'react'
import type { LegalHoldView } from '#shared/ipc/calls/retention.ts'
import { writeShortDate } from '#shared/text/formats.ts'
import { useCurrentLocation } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { KeptText } from '../../ui/KeptText.tsx'
import { Table } from '../../ui/Table.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import classes from './retention.module.css'
import { SubjectField } from './SubjectField.tsx'
import type { ChosenSubject } from './SubjectField.tsx'

/** What must be kept of whom, whatever its term: set and lifted with a reason. PRIV-1 */
export function HoldsPart({ holds }: { readonly holds: readonly LegalHoldView[] }) {
  const { t } = useTexts()
  const [isSetting, setSetting] = useState(false)
  const [lifting, setLifting] = useState<LegalHoldView | null>(null)
  return (
    <section className={classes.part}>
      <h2>{t('retention.holds')}</h2>
      <p className={classes.muted}>{t('retention.holdsSentence')}</p>
      {holds.length === 0 ? (
        <p>{t('retention.noHolds')}</p>
      ) : (
        <HoldsTable holds={holds} onLift={setLifting} />
      )}
      <ButtonRow>
        <Button right="retention.hold" onClick={() => setSetting(true)}>
          {t('retention.setHold')}
        </Button>
      </ButtonRow>
      <Dialog title={t('retention.setHold')} isOpen={isSetting} onClose={() => setSetting(false)}>
        {isSetting ? <SetHoldForm onDone={() => setSetting(false)} /> : null}
      </Dialog>
      <Dialog
        title={t('retention.liftHoldOf', { name: lifting?.name ?? '' })}
        isOpen={lifting !== null}
        onClose={() => setLifting(null)}
      >
        {lifting === null ? null : <LiftHoldForm hold={lifting} onDone={() => setLifting(null)} />}
      </Dialog>
    </section>
  )
}

function HoldsTable({
  holds,
  onLift,
}: {
  readonly holds: readonly LegalHoldView[]
  readonly onLift: (hold: LegalHoldView) => void
}) {
  const { t } = useTexts()
  const mayDo = useMayDo()
  return (
    <Table
      region={t('retention.holds')}
      columns={[
        t('retention.name'),
        t('retention.reason'),
        t('retention.since'),
        t('retention.until'),
        { hidden: t('retention.liftHold') },
      ]}
    >
      {holds.map((hold) => (
        <tr key={hold.id}>
          <th scope="row">{hold.name === '' ? t('retention.erasedPerson') : hold.name}</th>
          <td>
            {hold.reason}
            <KeptText of={hold} />
            {hold.liftedBecause === '' ? null : (
              <p className={classes.muted}>{t('retention.liftedBecause', { because: hold.liftedBecause })}</p>
            )}
          </td>
          <td>{writeShortDate(hold.validFrom)}</td>
          <td>{hold.validUntil === null ? t('retention.stands') : writeShortDate(hold.validUntil)}</td>
          <td>
            {hold.validUntil === null && mayDo('retention.hold') ? (
              <Button
                size="small"
                aria-label={t('retention.liftHoldOf', { name: hold.name })}
                onClick={() => onLift(hold)}
              >
                {t('retention.liftHold')}
              </Button>
            ) : null}
          </td>
        </tr>
      ))}
    </Table>
  )
}

function SetHoldForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTexts()
  const location = useCurrentLocation()
  const act = useAct('retention.setHold')
  const [subject, setSubject] = useState<ChosenSubject | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = async () => {
    setTried(true)
    if (subject === null || reason.trim() === '') return
    const { subjectKind, subjectId } = subject
    const reply = await act.run({ locationId: location?.id ?? null, subjectKind, subjectId, reason })
    if (reply.status === 'done') onDone()
  }
  return (
    <Form onSubmit={submit}>
      <SubjectField
        problem={isTried && subject === null ? t('retention.chooseWho') : null}
        onChoose={setSubject}
      />
      <TextArea
        label={t('retention.reason')}
        value={reason}
        problem={isTried && reason.trim() === '' ? t('retention.sayWhy') : null}
        onChange={setReason}
      />
      <FormFoot problem={act.problem}>
        <Button type="submit" kind="primary" isUnavailable={act.isRunning}>
          {t('retention.setHold')}
        </Button>
      </FormFoot>
    </Form>
  )
}

function LiftHoldForm({ hold, onDone }: { readonly hold: LegalHoldView; readonly onDone: () => void }) {
  const { t } = useTexts()
  const act = useAct('retention.liftHold')
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const submit = async () => {
    setTried(true)
    if (because.trim() === '') return
    const reply = await act.run({ holdId: hold.id, because })
    if (reply.status === 'done') onDone()
  }
  return (
    <Form onSubmit={submit}>
      <p>{t('retention.liftSentence')}</p>
      <TextArea
        label={t('retention.why')}
        value={because}
        problem={isTried && because.trim() === '' ? t('retention.sayWhy') : null}
        onChange={setBecause}
      />
      <FormFoot problem={act.problem}>
        <Button type="submit" kind="primary" isUnavailable={act.isRunning}>
          {t('retention.liftHold')}
        </Button>
      </FormFoot>
    </Form>
  )
}
