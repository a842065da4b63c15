import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckField } from '../../ui/CheckField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { EnrolDraft, EnrolField } from './enrol-draft.ts'
import { emptyDraft, fieldOfRefusal, findMissing } from './enrol-draft.ts'
import classes from './sync.module.css'

/** Address, code and a name; with records also that they may make room. What was typed stays after a "no". */
export function EnrolForm({ onEnrolled }: { readonly onEnrolled: () => void }) {
  const { t } = useTexts()
  const { isEmpty } = useSession()
  // The application looks again: records may have come in since this page was drawn.
  const [isFoundFull, setFoundFull] = useState(false)
  const hasRecords = !isEmpty || isFoundFull
  const element = useRef<HTMLFormElement>(null)
  const isFocusWanted = useRef(false)
  const form = useEnrolment({
    hasRecords,
    onFoundFull: () => setFoundFull(true),
    onEnrolled,
    onWrong: () => {
      isFocusWanted.current = true
    },
  })
  // The first field that is wrong takes the focus, as soon as it is marked on screen: that may be a drawing later.
  useEffect(() => {
    if (!isFocusWanted.current) return
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong === null || wrong === undefined) return
    wrong.focus()
    isFocusWanted.current = false
  })
  const { draft, change, problemOf } = form
  return (
    <Form onSubmit={() => form.submit()} ref={element}>
      <TextField
        label={t('sync.enrol.addressField')}
        hint={t('sync.enrol.addressHint')}
        problem={problemOf('address')}
        value={draft.address}
        maxLength={300}
        onChange={(address) => change({ address })}
      />
      <div className={classes.pair}>
        <TextField
          label={t('sync.enrol.codeField')}
          hint={t('sync.enrol.codeHint')}
          problem={problemOf('code')}
          value={draft.code}
          maxLength={40}
          onChange={(code) => change({ code })}
        />
        <TextField
          label={t('sync.enrol.nameField')}
          hint={t('sync.enrol.nameHint')}
          problem={problemOf('deviceName')}
          value={draft.deviceName}
          maxLength={80}
          onChange={(deviceName) => change({ deviceName })}
        />
      </div>
      {hasRecords ? (
        <MakeRoom
          isAgreed={draft.isReplacing}
          problem={problemOf('isReplacing')}
          onAgree={(isReplacing) => change({ isReplacing })}
        />
      ) : null}
      {form.othersWork === null ? null : (
        <LeaveWork
          sentence={form.othersWork}
          isAgreed={draft.isLeavingWork}
          problem={form.isMissing('isLeavingWork') ? t('sync.enrol.leaveMissing') : null}
          onAgree={(isLeavingWork) => change({ isLeavingWork })}
        />
      )}
      <FormFoot problem={form.otherProblem}>
        <Button type="submit" kind="primary" isUnavailable={form.isRunning}>
          {t('sync.enrol.run')}
        </Button>
        <span role="status" className={classes.muted}>
          {form.isRunning ? t('sync.enrol.running') : ''}
        </span>
      </FormFoot>
    </Form>
  )
}

interface Enrolment {
  readonly draft: EnrolDraft
  change(next: Partial<EnrolDraft>): void
  submit(): Promise<void>
  problemOf(field: EnrolField): string | null
  isMissing(field: EnrolField): boolean
  /** That acts for another organisation wait here and do not go along, once headquarters was asked; else null. */
  readonly othersWork: string | null
  /** What is wrong and belongs to no field. */
  readonly otherProblem: string | null
  readonly isRunning: boolean
}

interface EnrolmentInput {
  readonly hasRecords: boolean
  /** The application has records after all. */
  readonly onFoundFull: () => void
  readonly onEnrolled: () => void
  /** Something in the form is not right. */
  readonly onWrong: () => void
}

function useEnrolment({ hasRecords, onFoundFull, onEnrolled, onWrong }: EnrolmentInput): Enrolment {
  const { t, write } = useTexts()
  const queries = useQueryClient()
  const announcer = useAnnouncer()
  const enrol = useAct('sync.enrol')
  const [draft, setDraft] = useState<EnrolDraft>(emptyDraft)
  const [missing, setMissing] = useState<readonly EnrolField[]>([])
  const [othersWork, setOthersWork] = useState<string | null>(null)
  const refused = enrol.refusal === null ? null : fieldOfRefusal(enrol.refusal.code)
  const submit = async () => {
    if (enrol.isRunning) return
    enrol.clear()
    const nowMissing = findMissing(draft, { hasRecords, hasOthersWork: othersWork !== null })
    setMissing(nowMissing)
    if (nowMissing.length > 0) {
      onWrong()
      return
    }
    const result = await enrol.run({ ...draft, isReplacing: hasRecords && draft.isReplacing })
    if (result.status !== 'done') {
      if (result.status === 'refused') {
        const field = fieldOfRefusal(result.refusal.code)
        if (field === 'isReplacing') onFoundFull()
        if (field === 'isLeavingWork') {
          setOthersWork(write(result.refusal))
          setMissing(['isLeavingWork'])
        }
      }
      onWrong()
      return
    }
    announcer.say(t('sync.enrol.done', { name: result.output.headquartersName }))
    onEnrolled()
    // Everything on this computer is another house's now.
    await queries.invalidateQueries()
  }
  return {
    draft,
    change: (next) => {
      setDraft((current) => ({ ...current, ...next }))
      setMissing((current) => current.filter((field) => !(field in next)))
      if (enrol.problem !== null) enrol.clear()
    },
    submit,
    problemOf: (field) =>
      missing.includes(field) ? t(missingCodes[field]) : refused === field ? enrol.problem : null,
    isMissing: (field) => missing.includes(field),
    othersWork,
    otherProblem: refused === null ? enrol.problem : null,
    isRunning: enrol.isRunning,
  }
}

const missingCodes = {
  address: 'sync.enrol.addressMissing',
  code: 'sync.enrol.codeMissing',
  deviceName: 'sync.enrol.nameMissing',
  isReplacing: 'sync.enrol.agreeMissing',
  isLeavingWork: 'sync.enrol.leaveMissing',
} as const satisfies Readonly<Record<EnrolField, string>>

/** Acts of one organisation are no business of another: somebody must say that they stay behind. */
function LeaveWork({
  sentence,
  isAgreed,
  problem,
  onAgree,
}: {
  readonly sentence: string
  readonly isAgreed: boolean
  readonly problem: string | null
  readonly onAgree: (isAgreed: boolean) => void
}) {
  const { t } = useTexts()
  return (
    <Notice tone="caution" isAlert>
      <div className={classes.room}>
        <p>{sentence}</p>
        <CheckField
          label={t('sync.enrol.leave')}
          isChecked={isAgreed}
          onChange={onAgree}
          {...(problem === null ? {} : { problem })}
        />
      </div>
    </Notice>
  )
}

function MakeRoom({
  isAgreed,
  problem,
  onAgree,
}: {
  readonly isAgreed: boolean
  readonly problem: string | null
  readonly onAgree: (isAgreed: boolean) => void
}) {
  const { t } = useTexts()
  return (
    <Notice tone="caution">
      <div className={classes.room}>
        <p>{t('sync.enrol.makesRoom')}</p>
        <CheckField
          label={t('sync.enrol.agree')}
          isChecked={isAgreed}
          onChange={onAgree}
          {...(problem === null ? {} : { problem })}
        />
      </div>
    </Notice>
  )
}
