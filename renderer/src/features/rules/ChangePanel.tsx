import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { PolicyView } from '#shared/ipc/calls/rules.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import type { CurrentLocation } from '../../app/session.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { DayField } from '../../ui/DayField.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { changedValues, heldValueOf, type Draft, type RuleScope } from './draft.ts'
import { PreviewList } from './PreviewList.tsx'
import { ReplayPanel } from './ReplayPanel.tsx'
import classes from './rules.module.css'
import { useWritePolicy } from './use-write-policy.ts'

interface ChangePanelProps {
  readonly location: CurrentLocation
  /** The policies that may change, as they hold now. */
  readonly policies: readonly PolicyView[]
  readonly draft: Draft
  /** What is chosen: controls, or a list of differences. */
  readonly children: ReactNode
  readonly onApplied: (done: Done) => void
  readonly onClose: () => void
}

/** One change of house rules from choosing to applying: for whom, from when, what it does, and the way back. */
export function ChangePanel({ location, policies, draft, children, onApplied, onClose }: ChangePanelProps) {
  const { t, write } = useTexts()
  const { today } = useSession()
  const announcer = useAnnouncer()
  const apply = useAct('rules.setMany')
  const panel = useFirstFocus()
  const [scope, setScope] = useState<RuleScope>(() => usualScope(policies))
  const [validFrom, setValidFrom] = useState<IsoDay | null>(today)
  const values = changedValues(policies, draft)
  const save = async () => {
    if (values.length === 0 || validFrom === null) return
    const reply = await apply.run({
      locationId: scope === 'organisation' ? null : location.id,
      validFrom,
      values: [...values],
    })
    if (reply.status !== 'done') return
    announcer.say(write(reply.output.label))
    onApplied(reply.output)
  }
  return (
    <Form
      look="panel"
      ref={panel}
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={classes.controls}>{children}</div>
      <div className={classes.controls}>
        <ChoiceField
          label={t('rules.scope')}
          value={scope}
          options={[
            { value: 'location', label: location.name },
            { value: 'organisation', label: t('rules.scopeOrganisation') },
          ]}
          onChange={setScope}
        />
        <DayField
          label={t('rules.validFrom')}
          value={validFrom}
          problem={validFrom === null ? t('ui.required') : null}
          onChange={setValidFrom}
        />
      </div>
      <HeldBackNotice policies={policies} draft={draft} scope={scope} />
      {values.length === 0 || validFrom === null ? (
        <p>{t('rules.nothingChanged')}</p>
      ) : (
        <>
          <PreviewList scope={scope} values={values} validFrom={validFrom} />
          <ReplayPanel scope={scope} values={values} />
        </>
      )}
      <FormFoot problem={apply.problem} onCancel={onClose}>
        <Button kind="primary" type="submit" isUnavailable={values.length === 0 || validFrom === null}>
          {t('rules.apply')}
        </Button>
      </FormFoot>
    </Form>
  )
}

/** Where a stricter rule of the other level keeps holding, it says which. */
function HeldBackNotice({
  policies,
  draft,
  scope,
}: {
  readonly policies: readonly PolicyView[]
  readonly draft: Draft
  readonly scope: RuleScope
}) {
  const { t, word } = useTexts()
  const writePolicy = useWritePolicy()
  const held = changedValues(policies, draft).flatMap(({ code, value }) => {
    const policy = policies.find((each) => each.code === code)
    const stays = policy === undefined ? null : heldValueOf(policy, scope, value)
    return stays === null ? [] : [{ code, stays }]
  })
  if (held.length === 0) return null
  return (
    <Notice tone="caution">
      <p>{t(scope === 'location' ? 'rules.heldByOrganisation' : 'rules.heldByLocation')}</p>
      <ul>
        {held.map(({ code, stays }) => (
          <li key={code}>
            {t('rules.stays', { rule: word(`policy.name.${code}`), value: writePolicy(code, stays) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Opening a panel puts the focus in it, on its first control. */
function useFirstFocus() {
  const panel = useRef<HTMLFormElement>(null)
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('input, select, button')?.focus()
  }, [])
  return panel
}

/** Automatic approval is off until the whole organisation allows it; a location alone cannot switch it on. PRIV-8 */
function usualScope(policies: readonly PolicyView[]): RuleScope {
  const isAutomatic = policies.length === 1 && policies[0]?.code === 'autoApprove.kinds'
  return isAutomatic ? 'organisation' : 'location'
}
