import { useState } from 'react'
import type { LocationId } from '#shared/domain/ids.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { BalanceAccount } from '#shared/domain/ledger/model.ts'
import { readHours } from '#shared/kernel/read-amounts.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ChildPicker } from './ChildPicker.tsx'

interface BookBalanceDialogProps {
  readonly locationId: LocationId
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Time that was bought or agreed on, booked by hand with the reason why. HOL-3, FLEX-2 */
export function BookBalanceDialog({ locationId, isOpen, onClose }: BookBalanceDialogProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('ledger.bookTitle')} isOpen={isOpen} onClose={onClose}>
      <BookBalanceForm locationId={locationId} onDone={onClose} />
    </Dialog>
  )
}

function BookBalanceForm({
  locationId,
  onDone,
}: {
  readonly locationId: LocationId
  readonly onDone: () => void
}) {
  const { t, word, write } = useTexts()
  const { today } = useSession()
  const announcer = useAnnouncer()
  const act = useAct('ledger.book')
  const [child, setChild] = useState<{ readonly id: string | null; readonly text: string }>({
    id: null,
    text: '',
  })
  const [account, setAccount] = useState<BalanceAccount>('holidayDays')
  const [hours, setHours] = useState('')
  const [day, setDay] = useState<IsoDay | null>(today)
  const [expiresOn, setExpiresOn] = useState<IsoDay | null>(null)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const minutes = readHours(hours.trim()) ?? 0
  const required = (isMissing: boolean) => (isTried && isMissing ? t('ui.required') : null)
  const book = async () => {
    setTried(true)
    if (child.id === null || minutes === 0 || day === null || note.trim() === '') return
    const result = await act.run({ childId: child.id, locationId, account, minutes, day, expiresOn, note })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form onSubmit={book}>
      <ChildPicker
        locationId={locationId}
        label={t('ledger.child')}
        childId={child.id}
        text={child.text}
        placeholder={t('ledger.bookChildPlaceholder')}
        problem={required(child.id === null)}
        onChange={(id, text) => setChild({ id, text })}
      />
      <SelectField
        label={t('ledger.bookAccount')}
        value={account}
        options={balanceAccounts.map((value) => ({ value, label: word(`account.${value}`) }))}
        onChange={setAccount}
      />
      <TextField
        label={t('ledger.bookHours')}
        hint={t('ledger.bookHoursHint')}
        value={hours}
        onChange={setHours}
        maxLength={12}
        problem={isTried && minutes === 0 ? t('ledger.bookHoursProblem') : null}
      />
      <DayField label={t('ledger.bookDay')} value={day} onChange={setDay} problem={required(day === null)} />
      {minutes < 0 ? null : (
        <DayField
          label={t('ledger.bookExpires')}
          hint={t('ledger.bookExpiresHint')}
          value={expiresOn}
          onChange={setExpiresOn}
        />
      )}
      <TextField
        label={t('ledger.bookNote')}
        value={note}
        onChange={setNote}
        maxLength={2000}
        problem={required(note.trim() === '')}
      />
      <FormFoot problem={act.problem} onCancel={onDone}>
        <Button kind="primary" type="submit" isUnavailable={act.isRunning}>
          {t('ledger.bookNow')}
        </Button>
      </FormFoot>
    </Form>
  )
}
