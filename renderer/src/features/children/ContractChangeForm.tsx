import { useState } from 'react'
import { contractForms } from '#shared/domain/children/model.ts'
import type { ContractForm } from '#shared/domain/children/model.ts'
import type { BaseGroupId, ContractId } from '#shared/domain/ids.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { chosenLines, draftLinesOf, isReversedLine } from './contract-draft.ts'
import { ContractLines } from './ContractLines.tsx'
import { ContractRoom } from './ContractRoom.tsx'
import classes from './children.module.css'

interface ContractFormProps {
  readonly contractId: ContractId
  readonly onDone: () => void
}

/** Another agreement from a day on: only days that may, with the reason, and whether it fits. CARE-5 */
export function ContractChangeForm({ contractId, onDone }: ContractFormProps) {
  const { t } = useTexts()
  const { today } = useSession()
  const [receivedOn, setReceivedOn] = useState<IsoDay | null>(today)
  const contract = useCall('contracts.get', { contractId, receivedOn: receivedOn ?? today })
  return (
    <div className={classes.form}>
      <DayField
        label={t('contract.receivedOn')}
        value={receivedOn}
        problem={receivedOn === null ? t('ui.required') : null}
        onChange={setReceivedOn}
      />
      <CallTrouble error={contract.error} />
      {contract.data === undefined || receivedOn === null ? null : (
        <ChangeFields
          // Another first day is another list of days to choose from.
          key={contract.data.earliest}
          contractId={contractId}
          receivedOn={receivedOn}
          facts={contract.data}
          onDone={onDone}
        />
      )}
    </div>
  )
}

function ChangeFields({
  contractId,
  receivedOn,
  facts,
  onDone,
}: ContractFormProps & { readonly receivedOn: IsoDay; readonly facts: CallOutput<'contracts.get'> }) {
  const { t, write } = useTexts()
  const announcer = useAnnouncer()
  const change = useAct('contracts.change')
  const [lines, setLines] = useState(() => draftLinesOf(facts.days))
  const [groupId, setGroupId] = useState<BaseGroupId>(facts.groupId)
  const [form, setForm] = useState<ContractForm>(facts.form)
  const [effectiveDay, setEffectiveDay] = useState<IsoDay>(facts.allowedDays[0] ?? facts.earliest)
  const input = {
    contractId,
    receivedOn,
    effectiveDay,
    days: chosenLines(lines),
    groupId: groupId === facts.groupId ? null : groupId,
    form: form === facts.form ? null : form,
  }
  const isPossible = !lines.some((line) => line.isChosen && isReversedLine(line))
  const preview = useCall('contracts.preview', input, { isEnabled: isPossible })
  const isOnlyMore = preview.data?.isOnlyMore ?? false
  // A day that is chosen stays in the list, also when it may not be any more: the answer says why.
  const days = [...facts.earlyDays.filter((day) => isOnlyMore || day === effectiveDay), ...facts.allowedDays]
  const save = async () => {
    if (!isPossible) return
    const result = await change.run(input)
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onDone()
  }
  return (
    <Form onSubmit={save}>
      <ContractLines lines={lines} onChange={setLines} />
      {facts.groups.length < 2 ? null : (
        <SelectField
          label={t('contract.group')}
          value={groupId}
          options={facts.groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setGroupId}
        />
      )}
      <SelectField
        label={t('contract.form')}
        value={form}
        options={contractForms.map((value) => ({ value, label: t(`form.${value}`) }))}
        onChange={setForm}
      />
      <SelectField
        label={t('contract.effectiveDay')}
        hint={t('contract.why', { receivedOn, months: facts.noticeMonths, earliest: facts.earliest })}
        value={effectiveDay}
        options={days.map((day) => ({
          value: day,
          label: t(day < facts.earliest ? 'contract.early' : 'contract.endDayOption', { day }),
        }))}
        onChange={setEffectiveDay}
      />
      {facts.earlyDays.length > 0 && !isOnlyMore ? (
        <p className={classes.muted}>{t('contract.onlyMoreEarly')}</p>
      ) : null}
      <CallTrouble error={preview.error} />
      {preview.data === undefined ? null : <ContractRoom preview={preview.data} />}
      <FormFoot problem={change.problem}>
        <Button kind="primary" type="submit" isUnavailable={!isPossible}>
          {t('contract.save')}
        </Button>
      </FormFoot>
    </Form>
  )
}
