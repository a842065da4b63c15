import type { ReactNode } from 'react'
import { formatMinute } from '#shared/kernel/time.ts'
import { writeDay } from '#shared/text/formats.ts'
import { useTexts } from '../../app/texts.tsx'
import type { Texts } from '../../app/texts.tsx'
import type { Draft } from './draft.ts'
import { paymentsOfKind } from './draft.ts'
import classes from './requests.module.css'

/** What was read from the line, as chips: who, what, from which day, to which day, when, and how it is paid. */
export function QuickChips({ draft }: { readonly draft: Draft }) {
  const texts = useTexts()
  const { t, word, language } = texts
  if (draft.quickText.trim() === '') return null
  const payment = paymentsOfKind[draft.kind].find((each) => each === draft.payment)
  const isSwap = draft.kind === 'swapDay'
  return (
    <ul className={classes.chips} role="list" aria-label={t('newRequest.read')}>
      <Chip name={t('newRequest.child')}>{draft.childId === null ? null : draft.childText}</Chip>
      <Chip name={t('newRequest.kind')}>{word(`kind.${draft.kind}`)}</Chip>
      <Chip name={t('newRequest.chipFrom')}>
        {!isSwap || draft.givenDay === null ? null : writeDay(draft.givenDay, language)}
      </Chip>
      <Chip name={isSwap ? t('newRequest.chipTo') : t('newRequest.chipDay')}>
        {draft.wantedDay === null ? null : writeDay(draft.wantedDay, language)}
      </Chip>
      <Chip name={t('newRequest.part')}>{writeAskedTime(texts, draft)}</Chip>
      <Chip name={t('newRequest.payment')}>
        {payment === undefined ? null : t(`newRequest.payment.${payment}`)}
      </Chip>
    </ul>
  )
}

function Chip({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null) return null
  return (
    <li className={classes.chip}>
      <span className={classes.muted}>{name}</span> {children}
    </li>
  )
}

function writeAskedTime({ t }: Texts, draft: Draft): string | null {
  const { kind, part, startMinute, endMinute } = draft
  if (part === 'own') {
    return startMinute === null || endMinute === null
      ? null
      : `${formatMinute(startMinute)}–${formatMinute(endMinute)}`
  }
  if (kind !== 'extraHour') return part === 'usual' ? null : t(`newRequest.part.${part}`)
  return t(`newRequest.longer.${draft.side}`, { minutes: draft.extraMinutes })
}
