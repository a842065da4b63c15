import { useState } from 'react'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import type { GroupMatch, WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { VerdictTag } from '../../ui/VerdictTag.tsx'
import { WeekdayChecks } from './WeekdayChecks.tsx'
import classes from './waiting-list.module.css'

/** Offer a place: group, days and first day, with what it comes to while it is chosen. WAIT-1, WAIT-4, WAIT-5 */
export function OfferDialog({ row, onClose }: { readonly row: WaitingRow; readonly onClose: () => void }) {
  const texts = useTexts()
  const { t } = texts
  const match = useCall('waitingList.match', { entryId: row.entryId }, { isKeepingPrevious: false })
  const groups = match.data?.groups ?? []
  return (
    <Dialog title={t('waitingList.offerTitle', { name: row.name })} isOpen onClose={onClose} size="40rem">
      <CallTrouble error={match.error} />
      {match.data === undefined && !match.isError ? <p>{t('ui.loading')}</p> : null}
      {match.data !== undefined && groups.length === 0 ? (
        <Notice tone="caution">{texts.write(row.headline)}</Notice>
      ) : null}
      {groups.length === 0 ? null : <OfferFields row={row} groups={groups} onClose={onClose} />}
    </Dialog>
  )
}

function OfferFields({
  row,
  groups,
  onClose,
}: {
  readonly row: WaitingRow
  readonly groups: readonly GroupMatch[]
  readonly onClose: () => void
}) {
  const { t, write } = useTexts()
  const { today } = useSession()
  const announcer = useAnnouncer()
  const offer = useAct('waitingList.offer')
  const { suggestion } = row
  const [groupId, setGroupId] = useState<BaseGroupId | undefined>(suggestion?.groupId ?? groups[0]?.groupId)
  const [weekdays, setWeekdays] = useState<readonly Weekday[]>(
    (suggestion?.days ?? row.days).map(({ weekday }) => weekday),
  )
  const [startDay, setStartDay] = useState<IsoDay | null>(
    suggestion?.startDay ?? (row.wishedFrom > today ? row.wishedFrom : today),
  )
  const [expiresOn, setExpiresOn] = useState<IsoDay | null>(null)
  const [note, setNote] = useState('')
  const days = row.days.filter(({ weekday }) => weekdays.includes(weekday))
  const isComplete = groupId !== undefined && startDay !== null && days.length > 0
  const place = { entryId: row.entryId, groupId: groupId ?? '-', days, startDay: startDay ?? today }
  const tried = useCall('waitingList.tryOffer', place, { isEnabled: isComplete })
  const needsNote = tried.data?.passedOver.some((passed) => passed.needsNote) ?? false
  const mayOffer = isComplete && tried.data?.mayOffer === true && !(needsNote && note.trim() === '')
  const send = async () => {
    if (!mayOffer) return
    const result = await offer.run({ ...place, expiresOn, note })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onClose()
  }
  return (
    <Form onSubmit={send}>
      <div className={classes.fields}>
        <SelectField
          label={t('waitingList.group')}
          value={groupId ?? ''}
          options={groups.map((group) => ({ value: group.groupId, label: group.groupName }))}
          onChange={(value) => setGroupId(groups.find((group) => group.groupId === value)?.groupId)}
        />
        <DayField
          label={t('waitingList.startDay')}
          value={startDay}
          problem={startDay === null ? t('ui.required') : null}
          onChange={setStartDay}
        />
        <DayField
          label={t('waitingList.expiresOn')}
          hint={t('waitingList.expiresHint')}
          value={expiresOn ?? tried.data?.expiresOn ?? null}
          onChange={setExpiresOn}
        />
      </div>
      <WeekdayChecks
        label={t('waitingList.days')}
        weekdays={row.days.map(({ weekday }) => weekday)}
        chosen={weekdays}
        problem={weekdays.length === 0 ? t('waitingList.chooseDay') : null}
        onChange={setWeekdays}
      />
      {isComplete && tried.data !== undefined ? <OfferOutcome outcome={tried.data} /> : null}
      <TextArea
        label={t(needsNote ? 'waitingList.passReason' : 'waitingList.offerNote')}
        hint={t(needsNote ? 'waitingList.passReasonHint' : 'waitingList.offerNoteHint')}
        rows={2}
        value={note}
        onChange={setNote}
      />
      <FormFoot problem={offer.problem} onCancel={onClose}>
        <Button kind="primary" type="submit" isUnavailable={!mayOffer}>
          {t('waitingList.offerNow')}
        </Button>
      </FormFoot>
    </Form>
  )
}

/** What the offer comes to, said as soon as it changes. */
function OfferOutcome({ outcome }: { readonly outcome: CallOutput<'waitingList.tryOffer'> }) {
  const { t, write } = useTexts()
  return (
    <div className={classes.outcome} aria-live="polite">
      <p>
        <VerdictTag verdict={outcome.verdict} size="large" />
      </p>
      <ul>
        {outcome.sentences.map(write).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {outcome.passedOver.length === 0 ? null : (
        <>
          <h3>{t('waitingList.before')}</h3>
          <ul>
            {outcome.passedOver.map((passed) => (
              <li key={passed.entryId}>
                <strong>{passed.name}</strong> {write(passed.message)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
