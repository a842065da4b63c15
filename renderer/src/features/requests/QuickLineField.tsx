import { useEffect, useRef } from 'react'
import type { FoundChild } from '#shared/ipc/calls/children.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { writeAge } from '#shared/text/formats.ts'
import { foldText } from '../../app/fold-text.ts'
import { useSession, workingDay } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Draft } from './draft.ts'
import { extraLengths } from './draft.ts'
import type { QuickLine } from './parse-quick-line.ts'
import { parseQuickLine } from './parse-quick-line.ts'
import { QuickChips } from './QuickChips.tsx'
import classes from './requests.module.css'

const mostNamed = 6

interface QuickLineFieldProps {
  readonly locationId: LocationId
  readonly draft: Draft
  readonly onChange: (next: Partial<Draft>) => void
}

/** The whole request on one line, as somebody on the phone says it; what was read appears in the fields below. */
export function QuickLineField({ locationId, draft, onChange }: QuickLineFieldProps) {
  const { t } = useTexts()
  const day = workingDay(useSession())
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const names = parseQuickLine(draft.quickText, day).childText
  const isSearched = names.length >= 2
  const found = useCall(
    'children.search',
    { locationId, text: names.slice(0, 100), limit: mostNamed },
    { isEnabled: isSearched, isKeepingPrevious: false },
  )
  const children = isSearched ? found.data?.children : undefined
  const only = onlyMatchOf(children ?? [], names)
  const isUnchosen = draft.childId === null
  useEffect(() => {
    if (only !== undefined && isUnchosen) onChange({ childId: only.id, childText: only.name })
  }, [only, isUnchosen, onChange])

  const type = (quickText: string) => {
    const { childText, ...said } = parseQuickLine(quickText, day)
    // Another name means another child: the one found for the old name must not stay behind.
    const isOtherName = childText !== names
    onChange({
      ...unsaid(parseQuickLine(draft.quickText, day)),
      ...said,
      quickText,
      ...(isOtherName ? { childId: null, childText: '' } : {}),
    })
  }
  const isUnclear = isUnchosen && children !== undefined && children.length > 1
  return (
    <div className={classes.quick}>
      <TextField
        label={t('newRequest.quick')}
        hint={t('newRequest.quickHint')}
        placeholder={t('newRequest.quickExample')}
        maxLength={200}
        inputRef={input}
        value={draft.quickText}
        onChange={type}
        problem={isUnchosen && children?.length === 0 ? t('newRequest.nobody', { text: names }) : null}
      />
      <QuickChips draft={draft} />
      {isUnclear ? (
        <Candidates
          found={children}
          onChoose={(child) => {
            onChange({ childId: child.id, childText: child.name })
            input.current?.focus()
          }}
        />
      ) : null}
    </div>
  )
}

/** What the line said before and may say no longer: on the way to `sam` stands `sa`, a Saturday. */
function unsaid(before: QuickLine): Partial<Draft> {
  return {
    ...(before.givenDay === undefined ? {} : { givenDay: null }),
    ...(before.wantedDay === undefined ? {} : { wantedDay: null }),
    ...(before.part === undefined ? {} : { part: 'usual', startMinute: null, endMinute: null }),
    ...(before.swapReason === undefined ? {} : { swapReason: null }),
    ...(before.side === undefined ? {} : { side: 'late' }),
    ...(before.extraMinutes === undefined ? {} : { extraMinutes: extraLengths[0] }),
    ...(before.payment === undefined ? {} : { payment: null }),
  }
}

/** The one child that is meant: the only one found, or the only one called exactly so (`sam` is Sam, not Sami). */
function onlyMatchOf(found: readonly FoundChild[], names: string): FoundChild | undefined {
  if (found.length < 2) return found[0]
  const typed = foldText(names).split(/\s+/)
  const exact = found.filter(({ name }) => {
    const words = foldText(name).split(/\s+/)
    return typed.every((word) => words.includes(word))
  })
  return exact.length === 1 ? exact[0] : undefined
}

interface CandidatesProps {
  readonly found: readonly FoundChild[]
  readonly onChoose: (child: FoundChild) => void
}

function Candidates({ found, onChoose }: CandidatesProps) {
  const { t, language } = useTexts()
  return (
    <div className={classes.candidates} role="group" aria-label={t('newRequest.whoDoYouMean')}>
      <span>{t('newRequest.whoDoYouMean')}</span>
      {found.map((child) => (
        <Button key={child.id} size="small" onClick={() => onChoose(child)}>
          {child.name}
          <span className={classes.muted}>
            {t('inbox.ageGroup', { age: writeAge(child.ageMonths, language), group: child.groupName })}
          </span>
        </Button>
      ))}
    </div>
  )
}
