import { useState } from 'react'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { PlanGroup } from '#shared/ipc/parts/base-groups.ts'
import { useAnnouncer } from '../../app/announcer.tsx'
import { useTexts } from '../../app/texts.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Form } from '../../ui/Form.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { groupName } from './bar-texts.ts'
import type { ChangeDraft } from './change-draft.ts'
import { changesOfDraft, draftWith } from './change-draft.ts'
import { ChangeFields } from './ChangeFields.tsx'
import { OutcomeView } from './OutcomeView.tsx'
import type { MoveTerms } from './planned-change.ts'
import type { AskFor } from './use-outcome.ts'
import { useOutcome } from './use-outcome.ts'

interface ChangeDialogProps {
  readonly start: ChangeDraft
  readonly groups: readonly PlanGroup[]
  readonly terms: MoveTerms
  /** A plan is looked at, not reality. */
  readonly isPlan: boolean
  readonly askFor: AskFor
  /** Answers null when it is done, else why not. */
  readonly onMake: (changes: readonly PlannedChange[], sentence: string) => Promise<string | null>
  readonly onPlan: (changes: readonly PlannedChange[], name: string) => Promise<void>
  readonly onClose: () => void
}

const restMs = 60

/** To which group, from when, with how much settling in: the answer is there while it is being chosen. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { start, groups, terms, isPlan, askFor, onMake, onPlan, onClose } = props
  const { t } = useTexts()
  const announcer = useAnnouncer()
  const [draft, setDraft] = useState(start)
  const [problem, setProblem] = useState<string | null>(null)
  const [isMaking, setMaking] = useState(false)
  const changes = changesOfDraft(draft, terms)
  const live = useOutcome(askFor(changes), restMs)
  const isSeveral = changes.length > 1
  // In a plan anything may be tried out: a step may fit only after the next one. Carrying out checks again.
  const isRefused = !isPlan && !isSeveral && live.outcome?.verdict === 'no'
  const sentence = useChangeSentence(draft, groups)
  // A no that has turned into a yes meanwhile is not left standing.
  const shownProblem = problem === t('baseGroups.refused') && !isRefused ? null : problem
  const edit = (next: ChangeDraft) => {
    setProblem(null)
    setDraft(next)
  }
  const make = async () => {
    if (isMaking) return
    const missing =
      changes.length === 0 ? t('baseGroups.incomplete') : isRefused ? t('baseGroups.refused') : null
    if (missing !== null) {
      setProblem(missing)
      announcer.say(missing)
      return
    }
    setMaking(true)
    const answer = await (!isPlan && isSeveral
      ? onPlan(changes, sentence).then(() => null)
      : onMake(changes, sentence))
    setMaking(false)
    if (answer === null) onClose()
    else setProblem(answer)
  }
  return (
    <Dialog title={titleOf(t, draft)} isOpen onClose={onClose} size="38rem">
      <Form onSubmit={make}>
        <ChangeFields draft={draft} groups={groups} terms={terms} onChange={edit} />
        <OutcomeView live={live} onBetter={(change) => edit(draftWith(draft, change))} />
        <FormFoot problem={shownProblem}>
          <Button onClick={onClose}>
            {t('ui.cancel')} <KeyHint chord="Escape" />
          </Button>
          {isPlan || isSeveral ? null : (
            <Button
              onClick={() => {
                if (changes.length > 0) void onPlan(changes, sentence).then(onClose)
              }}
            >
              {t('baseGroups.intoPlan')}
            </Button>
          )}
          <Button kind="primary" type="submit" isUnavailable={changes.length === 0 || isRefused}>
            {t(
              isPlan
                ? 'baseGroups.addToPlan'
                : isSeveral
                  ? 'baseGroups.intoPlan'
                  : `baseGroups.make.${draft.kind}`,
            )}{' '}
            <KeyHint chord="Enter" />
          </Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

function titleOf(t: ReturnType<typeof useTexts>['t'], draft: ChangeDraft): string {
  if (draft.kind === 'place') return t('baseGroups.placeTitle', { name: draft.childName })
  if (draft.kind === 'end') return t('baseGroups.endTitle', { name: draft.child.name })
  const [first] = draft.children
  return draft.children.length === 1 && first !== undefined
    ? t('baseGroups.moveTitle', { name: first.name })
    : t('baseGroups.moveTitleSeveral', { count: draft.children.length })
}

/** What is said and shown once it is done. */
function useChangeSentence(draft: ChangeDraft, groups: readonly PlanGroup[]): string {
  const { t } = useTexts()
  const day = draft.day ?? ''
  const group = groupName(groups, draft.groupId)
  if (draft.kind === 'place') return t('baseGroups.placed', { name: draft.childName, group, day })
  if (draft.kind === 'end') return t('baseGroups.ended', { name: draft.child.name, day })
  const [first] = draft.children
  return draft.children.length === 1 && first !== undefined
    ? t('baseGroups.moved', { name: first.name, group, day })
    : t('baseGroups.movedSeveral', { count: draft.children.length, group, day })
}
