import { useState } from 'react'
import type { RuleSetId } from '#shared/domain/policies/rule-sets.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { CurrentLocation } from '../../app/session.tsx'
import { useCurrentLocation, useSession } from '../../app/session.tsx'
import { useTexts } from '../../app/texts.tsx'
import { useCall } from '../../app/use-call.ts'
import { useMayDo } from '../../app/use-may-do.ts'
import { useHistoryActs } from '../../app/use-history-acts.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonRow } from '../../ui/ButtonRow.tsx'
import { CallTrouble } from '../../ui/CallTrouble.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { RuleLine } from './RuleLine.tsx'
import { RuleSets } from './RuleSets.tsx'
import classes from './rules.module.css'

/** What is open: the controls of one line, or one ready set. One at a time. */
type Opened =
  | { readonly kind: 'line'; readonly id: string }
  | { readonly kind: 'set'; readonly id: RuleSetId }
  | null

/** The house rules of a location: what holds, since when, and what a change would do before it is made. */
export function RulesScreen() {
  const { t } = useTexts()
  const location = useCurrentLocation()
  return (
    <Page title={t('screen.rules')}>
      {location === undefined ? (
        <EmptyState title={t('rules.empty')}>
          <p>{t('rules.emptySentence')}</p>
        </EmptyState>
      ) : (
        // Another location is another screen: nothing half chosen is taken along.
        <RulesOfLocation key={location.id} location={location} />
      )}
    </Page>
  )
}

function RulesOfLocation({ location }: { readonly location: CurrentLocation }) {
  const { t, word } = useTexts()
  const { today } = useSession()
  const rules = useCall('rules.list', { locationId: location.id, day: today })
  const [opened, setOpened] = useState<Opened>(null)
  const [done, setDone] = useState<Done | null>(null)
  const mayChange = useMayDo()('rules.edit')
  const groups = rules.data?.groups ?? []
  const apply = (next: Done) => {
    setOpened(null)
    setDone(next)
  }
  return (
    <div className={classes.rules} aria-busy={rules.isPending}>
      <CallTrouble error={rules.error} />
      {done === null ? null : <AppliedNotice done={done} onUndone={() => setDone(null)} />}
      <p>{t('rules.intro')}</p>
      {groups.length === 0 || !mayChange ? null : (
        <RuleSets
          location={location}
          policies={groups.flatMap(({ lines }) => lines.flat())}
          chosen={opened?.kind === 'set' ? opened.id : null}
          onChoose={(id) => setOpened(id === null ? null : { kind: 'set', id })}
          onApplied={apply}
        />
      )}
      {groups.map(({ group, lines }) => (
        <section key={group} className={classes.group} aria-labelledby={`rules-${group}`}>
          <h2 id={`rules-${group}`}>{word(`policyGroup.${group}`)}</h2>
          {group === 'automatic' ? <Notice>{t('rules.automatic')}</Notice> : null}
          <ul className={classes.lines} role="list">
            {lines.map((line) => {
              const id = line[0]?.code ?? ''
              return (
                <RuleLine
                  key={id}
                  location={location}
                  policies={line}
                  isOpen={opened?.kind === 'line' && opened.id === id}
                  onOpen={(isOpen) => setOpened(isOpen ? { kind: 'line', id } : null)}
                  onApplied={apply}
                />
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** What was changed, with the way back beside it. */
function AppliedNotice({ done, onUndone }: { readonly done: Done; readonly onUndone: () => void }) {
  const { t, write } = useTexts()
  const { undo, undoLabel } = useHistoryActs()
  const label = write(done.label)
  return (
    <Notice tone="good">
      <ButtonRow>
        <span>{label}</span>
        {undoLabel === label ? (
          <Button
            size="small"
            onClick={() => {
              undo()
              onUndone()
            }}
          >
            {t('frame.undo')}
          </Button>
        ) : null}
      </ButtonRow>
    </Notice>
  )
}
