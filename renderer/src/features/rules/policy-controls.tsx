import type { ReactNode } from 'react'
import type { HousePolicies, PolicyCode } from '#shared/domain/policies/model.ts'
import { requestKinds, swapReasons } from '#shared/domain/requests/model.ts'
import { useTexts } from '../../app/texts.tsx'
import type { ScreenTextCode } from '../../text/screen-texts.ts'
import { CheckField } from '../../ui/CheckField.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import type { ControlProps } from './control-props.ts'
import { LadderControl } from './LadderControl.tsx'
import { ListControl } from './ListControl.tsx'
import { MoneyControl } from './MoneyControl.tsx'
import {
  CostsControl,
  LimitControl,
  UnitControl,
  UntilTimeControl,
  ValidityControl,
  WindowControl,
} from './ShapeControls.tsx'

type Control<Value> = (props: ControlProps<Value>) => ReactNode

/** A whole number with its unit in the hint. */
function number(min: number, max: number, unitCode: ScreenTextCode): Control<number> {
  return function NumberControl(props) {
    const { t } = useTexts()
    return <NumberField {...props} min={min} max={max} hint={t(unitCode)} />
  }
}

function oneOf<Word extends string>(words: readonly Word[], stem: string): Control<Word> {
  return function ChoiceControl(props) {
    const { word } = useTexts()
    return (
      <SelectField
        {...props}
        options={words.map((value) => ({ value, label: word(`policy.value.${stem}${value}`) }))}
      />
    )
  }
}

function someOf<Word extends string>(words: readonly Word[], stem: string): Control<readonly Word[]> {
  return function WordsControl(props) {
    const { word } = useTexts()
    return <ListControl {...props} words={words} writeWord={(each) => word(`${stem}.${each}`)} />
  }
}

function FlagControl({ label, value, onChange }: ControlProps<boolean>) {
  return <CheckField label={label} isChecked={value} onChange={onChange} />
}

/** Open or closed is clearer than a tick. */
function ClosedControl({ label, value, onChange }: ControlProps<boolean>) {
  const { word } = useTexts()
  return (
    <SelectField
      label={label}
      value={value ? 'closed' : 'open'}
      options={[
        { value: 'open', label: word('policy.value.open') },
        { value: 'closed', label: word('policy.value.closed') },
      ]}
      onChange={(choice) => onChange(choice === 'closed')}
    />
  )
}

const changeDays = Array.from({ length: 28 }, (_, index) => String(index + 1))

/** The days of the month that every month has. CARE-5 */
function ChangeDaysControl({ label, value, onChange }: ControlProps<readonly number[]>) {
  const { t } = useTexts()
  return (
    <ListControl
      label={label}
      words={changeDays}
      value={value.map(String)}
      writeWord={(day) => t('rules.dayOfMonth', { day })}
      onChange={(days) => {
        // Without any day no contract could ever change.
        if (days.length > 0) onChange(days.map(Number))
      }}
    />
  )
}

const days = number(0, 366, 'rules.unitDays')
const minutesOfDay = number(0, 1440, 'rules.unitMinutes')
const months = number(0, 24, 'rules.unitMonths')

/** The control of every house rule. */
export const policyControls: { readonly [Code in PolicyCode]: Control<HousePolicies[Code]> } = {
  'swap.window': WindowControl,
  'swap.noticeDays': days,
  'swap.noticeMinute': UntilTimeControl,
  'swap.reasons': someOf(swapReasons, 'swapReason'),
  'swap.maxPerYear': LimitControl,
  'swap.likeForLike': FlagControl,
  'extraDay.noticeDays': days,
  'extraDay.noticeMinute': UntilTimeControl,
  'extraDay.minimumMinutes': minutesOfDay,
  'extraDay.payment': oneOf(['creditFirst', 'invoice'], ''),
  'extraDay.mayUseExtraStaff': FlagControl,
  'extraHour.stepMinutes': number(5, 120, 'rules.unitMinutes'),
  'extraHour.graceMinutes': number(0, 60, 'rules.unitMinutes'),
  'flexibleDay.guaranteeDays': days,
  'flexibleDay.noticeDays': days,
  'flexibleDay.minimumMinutes': minutesOfDay,
  'studyDay.closingDays': days,
  'studyDay.minimumChildren': number(0, 100, 'rules.unitChildren'),
  'holidayDay.closingDays': days,
  'holidayDay.minutes': number(60, 1440, 'rules.unitMinutes'),
  'credit.noticeDays': days,
  'credit.noticeMinute': UntilTimeControl,
  'credit.reasons': someOf(['ill', 'holiday', 'other'], 'absenceReason'),
  'credit.validity': ValidityControl,
  'credit.unit': UnitControl,
  'credit.maxPerYear': LimitControl,
  'autoApprove.kinds': someOf(requestKinds, 'kind'),
  'money.serviceCosts': CostsControl,
  'money.tariffNoticeMonths': months,
  'placement.maxLeadMonths': number(0, 120, 'rules.unitMonths'),
  'care.dayCareEnd': oneOf(['endOfMonth', 'birthday'], ''),
  'care.minimumAgeDays': number(0, 1500, 'rules.unitDays'),
  'ratio.useDeviation': FlagControl,
  'calendar.liberationDay': oneOf(['everyYear', 'everyFiveYears'], ''),
  'calendar.goodFridayClosed': ClosedControl,
  'calendar.fridayAfterAscensionClosed': ClosedControl,
  'contract.noticeMonths': months,
  'contract.changeDays': ChangeDaysControl,
  'merging.useDeviation': FlagControl,
  'merging.minimumMinutes': number(15, 1440, 'rules.unitMinutes'),
  'merging.maxChangesPerDay': number(1, 20, 'rules.unitTimes'),
  'staff.hourCents': MoneyControl,
  'baseGroups.settlingInWeeks': number(0, 12, 'rules.unitWeeks'),
  'waitingList.order': oneOf(['internalFirst', 'siblingsFirst', 'receivedFirst'], 'waiting.'),
  'waitingList.offerDays': number(1, 366, 'rules.unitDays'),
  'requests.order': oneOf(['arrival', 'wantedDay', 'ladder'], 'order.'),
  'requests.ladder': LadderControl,
  'retention.childrenMonths': number(0, 24, 'rules.unitMonths'),
  'retention.staffMonths': number(0, 24, 'rules.unitMonths'),
  'retention.planningMonths': number(1, 24, 'rules.unitMonths'),
  'retention.presenceMonths': number(1, 36, 'rules.unitMonths'),
  'retention.accountingMonths': number(84, 120, 'rules.unitMonths'),
  'retention.auditMonths': number(6, 24, 'rules.unitMonths'),
  'retention.requestsMonths': number(12, 84, 'rules.unitMonths'),
  'retention.breachesMonths': number(36, 120, 'rules.unitMonths'),
  'retention.automatic': FlagControl,
}
