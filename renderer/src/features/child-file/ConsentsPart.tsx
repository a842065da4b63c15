import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { consentKinds } from '#shared/domain/child-file/model.ts'
import type { ConsentKind } from '#shared/domain/child-file/model.ts'
import type { ChildFileView } from '#shared/ipc/calls/child-file.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './child-file.module.css'

type Consent = ChildFileView['consents'][number]

/** Yes or no to each kind, with one button in one place for both ways. Earlier ones stay readable. FILE-1 */
export function ConsentsPart({ view }: { readonly view: ChildFileView }) {
  const { childId, contacts, consents, restrictedSince } = view
  const { t, write } = useTexts()
  const { actor, today } = useSession()
  const announcer = useAnnouncer()
  const giving = useAct('childFile.giveConsent')
  const withdrawing = useAct('childFile.withdrawConsent')
  const parents = contacts.filter(({ isParent }) => isParent).map(({ name }) => name)
  const [chosen, setChosen] = useState(parents[0] ?? '')
  const [isTried, setTried] = useState(false)
  const parent = chosen.trim()
  const give = async (kind: ConsentKind) => {
    setTried(true)
    withdrawing.clear()
    if (parent === '') return
    const result = await giving.run({ childId, kind, givenOn: today, givenBy: parent })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  const withdraw = async ({ id }: Consent) => {
    setTried(true)
    giving.clear()
    if (parent === '') return
    const result = await withdrawing.run({ consentId: id, withdrawnBy: parent })
    if (result.status === 'done') announcer.say(write(result.output.label))
  }
  const problem = giving.problem ?? withdrawing.problem
  const mayEdit = mayDo(actor.role, 'childFile.edit')
  return (
    <>
      {mayEdit ? (
        <ParentField
          names={parents}
          value={chosen}
          problem={isTried && parent === '' ? t('ui.required') : null}
          onChange={setChosen}
        />
      ) : null}
      <ProblemNotice text={problem} />
      <ul className={classes.lines}>
        {consentKinds.map((kind) => (
          <ConsentLine
            key={kind}
            kind={kind}
            consents={consents.filter((consent) => consent.kind === kind)}
            mayEdit={mayEdit}
            mayGive={mayEdit && restrictedSince === null}
            onGive={() => void give(kind)}
            onWithdraw={(consent) => void withdraw(consent)}
          />
        ))}
      </ul>
      <p className={classes.past}>{t('childFile.consentNotBack')}</p>
    </>
  )
}

function ParentField({
  names,
  value,
  problem,
  onChange,
}: {
  readonly names: readonly string[]
  readonly value: string
  readonly problem: string | null
  readonly onChange: (name: string) => void
}) {
  const { t } = useTexts()
  const field = { label: t('childFile.whichParent'), value, problem, onChange }
  return names.length === 0 ? (
    <TextField {...field} maxLength={200} />
  ) : (
    <SelectField {...field} options={names.map((name) => ({ value: name, label: name }))} />
  )
}

function ConsentLine({
  kind,
  consents,
  mayEdit,
  mayGive,
  onGive,
  onWithdraw,
}: {
  readonly kind: ConsentKind
  readonly consents: readonly Consent[]
  readonly mayEdit: boolean
  /** A restriction holds back a new yes, and never a no. PRIV-2 */
  readonly mayGive: boolean
  readonly onGive: () => void
  readonly onWithdraw: (consent: Consent) => void
}) {
  const { t, word } = useTexts()
  const open = consents.find(({ withdrawnOn }) => withdrawnOn === null)
  const what = word(`consentKind.${kind}`)
  const code = open === undefined ? 'give' : 'withdraw'
  return (
    <li>
      <div className={classes.line}>
        <span className={classes.tag}>
          {open === undefined ? (
            <IconX size={16} aria-hidden="true" />
          ) : (
            <IconCheck size={16} aria-hidden="true" />
          )}
          <span>
            <strong>{what}</strong>:{' '}
            {open === undefined
              ? t('childFile.noConsent')
              : t('childFile.consentSince', { day: open.givenOn, name: open.givenBy })}
          </span>
        </span>
        {(open === undefined ? mayGive : mayEdit) ? (
          <Button
            size="small"
            aria-label={t(`childFile.${code}Of`, { what })}
            onClick={() => (open === undefined ? onGive() : onWithdraw(open))}
          >
            {t(`childFile.${code}`)}
          </Button>
        ) : null}
      </div>
      {consents.map(({ id, givenOn, givenBy, withdrawnOn, withdrawnBy }) =>
        withdrawnOn === null ? null : (
          <div key={id} className={classes.past}>
            {t('childFile.consentFromUntil', { givenOn, givenBy, withdrawnOn, withdrawnBy })}
          </div>
        ),
      )}
    </li>
  )
}
