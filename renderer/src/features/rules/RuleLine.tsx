import { useEffect, useRef, useState } from 'react'
import type { PolicyView } from '#shared/ipc/calls/rules.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import type { CurrentLocation } from '../../app/session.tsx'
import { useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useAct } from '../../app/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { ChangePanel } from './ChangePanel.tsx'
import type { Draft } from './draft.ts'
import { PolicyControl } from './PolicyControl.tsx'
import classes from './rules.module.css'
import { useWritePolicy } from './use-write-policy.ts'

interface RuleLineProps {
  readonly location: CurrentLocation
  /** Policies that are changed together; the first names the line. */
  readonly policies: readonly PolicyView[]
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onApplied: (done: Done) => void
}

/** A house rule in plain words, and in place the controls that change it. */
export function RuleLine({ location, policies, isOpen, onOpen, onApplied }: RuleLineProps) {
  const { t, word } = useTexts()
  const writePolicy = useWritePolicy()
  const [first] = policies
  const button = useReturnedFocus(isOpen)
  if (first === undefined) return null
  const name = word(`policy.name.${first.code}`)
  return (
    <li className={classes.line}>
      <div className={classes.lineHead}>
        <div className={classes.lineText}>
          <h3 className={classes.lineName}>{name}</h3>
          <p className={classes.why}>{word(`policy.why.${first.code}`)}</p>
        </div>
        <div className={classes.lineValue}>
          <strong>{policies.map(({ code, value }) => writePolicy(code, value)).join(', ')}</strong>
          <Origins policies={policies} />
        </div>
        <ButtonRow>
          {policies.some(({ own }) => own !== null) ? (
            <FollowButton location={location} policies={policies} name={name} onApplied={onApplied} />
          ) : null}
          <Button
            ref={button}
            size="small"
            right="rules.edit"
            aria-expanded={isOpen}
            aria-label={t('rules.changeOf', { rule: name })}
            onClick={() => onOpen(!isOpen)}
          >
            {t('rules.edit')}
          </Button>
        </ButtonRow>
      </div>
      {isOpen ? (
        <LinePanel
          location={location}
          policies={policies}
          onApplied={onApplied}
          onClose={() => onOpen(false)}
        />
      ) : null}
    </li>
  )
}

function LinePanel({
  location,
  policies,
  onApplied,
  onClose,
}: Pick<RuleLineProps, 'location' | 'policies' | 'onApplied'> & { readonly onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>(() =>
    Object.fromEntries(policies.map(({ code, value }) => [code, value])),
  )
  return (
    <ChangePanel
      location={location}
      policies={policies}
      draft={draft}
      onApplied={onApplied}
      onClose={onClose}
    >
      {policies.map(({ code, value }) => (
        <PolicyControl
          key={code}
          code={code}
          text={draft[code] ?? value}
          onChange={(text) => setDraft((before) => ({ ...before, [code]: text }))}
        />
      ))}
    </ChangePanel>
  )
}

/** Since when and by whom, what is held back, and what is still to come. */
function Origins({ policies }: { readonly policies: readonly PolicyView[] }) {
  const { t } = useTexts()
  const writePolicy = useWritePolicy()
  const [first] = policies
  if (first === undefined) return null
  return (
    <>
      <span className={classes.origin}>
        {first.since === null
          ? t('rules.originDefault')
          : t(first.origin === 'location' ? 'rules.sinceLocation' : 'rules.sinceOrganisation', {
              day: first.since,
            })}
      </span>
      {policies.map(({ code, own, isOwnHeldBack }) =>
        own !== null && isOwnHeldBack ? (
          <span key={code} className={classes.origin} data-tone="caution">
            {t('rules.ownHeldBack', { value: writePolicy(code, own.value) })}
          </span>
        ) : null,
      )}
      {policies.flatMap(({ code, planned }) =>
        planned.map(({ level, value, validFrom }) => (
          <span key={`${code} ${level} ${validFrom}`} className={classes.origin}>
            {t(level === 'location' ? 'rules.plannedLocation' : 'rules.plannedOrganisation', {
              day: validFrom,
              value: writePolicy(code, value),
            })}
          </span>
        )),
      )}
    </>
  )
}

/** Ends the location's own rule from today: the organisation's holds again. */
function FollowButton({
  location,
  policies,
  name,
  onApplied,
}: Pick<RuleLineProps, 'location' | 'policies' | 'onApplied'> & { readonly name: string }) {
  const { t, write } = useTexts()
  const { today } = useSession()
  const announcer = useAnnouncer()
  const end = useAct('rules.end')
  const follow = async () => {
    for (const { code, own } of policies) {
      if (own === null) continue
      const reply = await end.run({ locationId: location.id, code, from: today })
      if (reply.status !== 'done') return
      announcer.say(write(reply.output.label))
      onApplied(reply.output)
    }
  }
  return (
    <>
      <Button
        size="small"
        kind="quiet"
        right="rules.edit"
        aria-label={t('rules.followOf', { rule: name })}
        onClick={() => void follow()}
      >
        {t('rules.follow')}
      </Button>
      <ProblemNotice text={end.problem} />
    </>
  )
}

/** Closing the controls puts the focus back on the button that opened them. */
function useReturnedFocus(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  return button
}
