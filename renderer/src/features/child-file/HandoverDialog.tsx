import { useState } from 'react'
import { handoverKinds } from '#shared/domain/child-file/model.ts'
import type { HandoverKind } from '#shared/domain/child-file/model.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { languages } from '#shared/text/formats.ts'
import type { Language } from '#shared/text/formats.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { makeTexts, useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { SignatureField, signatureOf, unsigned } from './SignatureField.tsx'
import classes from './child-file.module.css'

interface Draft {
  readonly kind: HandoverKind
  readonly agreement: string
  readonly validFrom: IsoDay | null
  readonly validUntil: IsoDay | null
  readonly parentName: string
  /** Of the paper. */
  readonly language: Language
}

const formId = 'handover-form'

/** Agree, read it once more, and sign: the parent and the manager, at the same screen. FILE-2 */
export function HandoverDialog({
  view,
  onClose,
}: {
  readonly view: ChildFileView
  readonly onClose: () => void
}) {
  const { t, write } = useTexts()
  const { actor, today } = useSession()
  const announcer = useAnnouncer()
  const signing = useAct('childFile.signHandover')
  const [isTried, setTried] = useState(false)
  const [parent, setParent] = useState(unsigned)
  const [manager, setManager] = useState(unsigned)
  const [draft, setDraft] = useState<Draft>({
    kind: 'walksAlone',
    agreement: '',
    validFrom: today,
    validUntil: null,
    parentName: view.contacts.find(({ isParent }) => isParent)?.name ?? '',
    language: view.paperLanguage,
  })
  const change = (changed: Partial<Draft>) => {
    signing.clear()
    // What is signed is what stands there: a changed text is signed anew.
    setParent(unsigned)
    setManager(unsigned)
    setDraft({ ...draft, ...changed })
  }
  const parentSignature = signatureOf(parent)
  const managerSignature = signatureOf(manager)
  const save = async () => {
    setTried(true)
    const { validFrom, validUntil } = draft
    const agreement = draft.agreement.trim()
    const parentName = draft.parentName.trim()
    if (agreement === '' || parentName === '' || validFrom === null) return
    if (validUntil !== null && validUntil < validFrom) return
    if (parentSignature === null || managerSignature === null) return
    const { kind, language } = draft
    const signed = { kind, agreement, validFrom, validUntil, parentName, language }
    const result = await signing.run({
      childId: view.childId,
      ...signed,
      parentSignature,
      managerSignature,
    })
    if (result.status !== 'done') return
    announcer.say(write(result.output.label))
    onClose()
  }
  return (
    <Dialog
      title={t('childFile.handoverTitle', { name: view.firstName })}
      isOpen
      onClose={onClose}
      size="44rem"
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={formId} isUnavailable={signing.isRunning}>
            {t('childFile.signAndKeep')}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        onSubmit={() => {
          if (!signing.isRunning) void save()
        }}
      >
        <AgreementFields draft={draft} isTried={isTried} onChange={change} />
        <PaperLanguage
          chosen={draft.language}
          ofFamily={view.paperLanguage}
          onChange={(language) => change({ language })}
        />
        <Agreed draft={draft} />
        <SignatureField
          legend={t('childFile.parent')}
          name={draft.parentName.trim()}
          draft={parent}
          isMissing={isTried && parentSignature === null}
          onChange={setParent}
        />
        <SignatureField
          legend={t('childFile.manager')}
          name={actor.name}
          draft={manager}
          isMissing={isTried && managerSignature === null}
          onChange={setManager}
        />
        <ProblemNotice text={signing.problem} />
      </Form>
    </Dialog>
  )
}

function AgreementFields({
  draft,
  isTried,
  onChange,
}: {
  readonly draft: Draft
  readonly isTried: boolean
  readonly onChange: (changed: Partial<Draft>) => void
}) {
  const { t, word } = useTexts()
  const missing = (isMissing: boolean) => (isTried && isMissing ? t('ui.required') : null)
  const { validFrom, validUntil } = draft
  const isReversed = validFrom !== null && validUntil !== null && validUntil < validFrom
  return (
    <>
      <SelectField
        label={t('childFile.handoverKind')}
        value={draft.kind}
        options={handoverKinds.map((kind) => ({ value: kind, label: word(`handoverKind.${kind}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <TextArea
        label={t('childFile.agreement')}
        hint={t('childFile.agreementHint')}
        rows={3}
        value={draft.agreement}
        problem={missing(draft.agreement.trim() === '')}
        onChange={(agreement) => onChange({ agreement })}
      />
      <div className={classes.pair}>
        <DayField
          label={t('childFile.validFrom')}
          value={validFrom}
          problem={missing(validFrom === null)}
          onChange={(day) => onChange({ validFrom: day })}
        />
        <DayField
          label={t('childFile.validUntil')}
          hint={t('childFile.validUntilHint')}
          value={validUntil}
          problem={isReversed ? t('absence.orderProblem') : null}
          onChange={(day) => onChange({ validUntil: day })}
        />
      </div>
      <TextField
        label={t('childFile.parentName')}
        maxLength={200}
        value={draft.parentName}
        problem={missing(draft.parentName.trim() === '')}
        onChange={(parentName) => onChange({ parentName })}
      />
    </>
  )
}

/** A parent signs what he or she can read; the choice says whose language it is. FILE-2 */
function PaperLanguage({
  chosen,
  ofFamily,
  onChange,
}: {
  readonly chosen: Language
  readonly ofFamily: Language
  readonly onChange: (language: Language) => void
}) {
  const { t } = useTexts()
  return (
    <div>
      <ChoiceField
        label={t('childFile.paperLanguage')}
        value={chosen}
        options={languages.map((value) => ({ value, label: t(`childFile.language.${value}`) }))}
        onChange={onChange}
      />
      <p className={classes.muted} role="status">
        {t(chosen === ofFamily ? 'childFile.paperOfFamily' : 'childFile.paperOfElse', {
          chosen: t(`childFile.language.${chosen}`),
          family: t(`childFile.language.${ofFamily}`),
        })}
      </p>
    </div>
  )
}

/** The words that come on the paper, in its language, above the signatures. */
function Agreed({ draft }: { readonly draft: Draft }) {
  const { t, word } = makeTexts(draft.language)
  if (draft.agreement.trim() === '') return null
  return (
    <blockquote className={classes.agreed} lang={draft.language}>
      <strong>{word(`handoverKind.${draft.kind}`)}</strong>
      {'\n'}
      {draft.agreement.trim()}
      {'\n'}
      {draft.validFrom === null
        ? ''
        : draft.validUntil === null
          ? t('child.from', { day: draft.validFrom })
          : t('child.fromUntil', { start: draft.validFrom, end: draft.validUntil })}
      {'\n'}
      {word('handoverPaper.responsible')}
    </blockquote>
  )
}
